// Small behaviours that every page shares. Pages work without them, save for the task page and the diagrams.
(() => {
  'use strict';

  const csrf = document.querySelector('meta[name="csrf"]');

  window.portal = {
    /** fetch with the session's token; a session that has ended leads to the sign-in page. */
    async send(url, options = {}) {
      const headers = new Headers(options.headers);
      headers.set('X-Requested-With', 'fetch');
      if (csrf) headers.set(csrf.dataset.header, csrf.content);
      if (options.json !== undefined) {
        headers.set('Content-Type', 'application/json');
        options.body = JSON.stringify(options.json);
      }
      return fetch(url, { ...options, headers });
    },
    csrf,
  };

  document.addEventListener('htmx:configRequest', (event) => {
    if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
  });

  document.addEventListener('htmx:responseError', (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) {
      window.location.href = '/sign-in';
      return;
    }
    const hint = event.detail.elt.closest('form, tr, section')?.querySelector('.saved');
    if (hint) {
      hint.textContent = 'Not saved. Check the entry, or try again in a moment.';
      hint.className = 'saved bad';
    }
  });

  // A form marked data-once is sent once, however often its button is pressed.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.confirm && !window.confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    if (!form.hasAttribute('data-once')) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
    event.submitter?.setAttribute('aria-busy', 'true');
  });

  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
    });
  });

  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submit-on-change]')) event.target.form.requestSubmit();
  });

  document.addEventListener('click', (event) => {
    const signIn = event.target.closest('[data-sign-in]');
    if (signIn) {
      const form = document.getElementById('sign-in-form');
      form.username.value = signIn.dataset.signIn;
      form.password.value = signIn.dataset.password;
      form.requestSubmit();
    }
    if (event.target.closest('[data-print]')) window.print();
    const copy = event.target.closest('[data-copy]');
    if (copy) {
      const field = document.getElementById(copy.dataset.copy);
      field.select();
      const copied = () => (copy.textContent = copy.dataset.copied);
      if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(copied, () => document.execCommand('copy') && copied());
      else if (document.execCommand('copy')) copied();
    }
  });

  // The specialist's keys on the security profile: j and k walk, a accepts, q asks, r rejects.
  const walked = document.querySelector('[data-review-keys]');
  if (walked) {
    const criteria = [...walked.querySelectorAll('.criterion')];
    document.addEventListener('keydown', (event) => {
      const here = event.target.closest?.('.criterion');
      if (event.key === 'Escape' && here && event.target !== here) {
        here.focus();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.matches?.('input, textarea, select')) return;
      if (event.key === 'j' || event.key === 'k') {
        const place = criteria.indexOf(here);
        const next = criteria[event.key === 'j' ? place + 1 : Math.max(place - 1, 0)];
        next?.focus();
        next?.scrollIntoView({ block: 'nearest' });
        event.preventDefault();
        return;
      }
      const button = here?.querySelector(`[data-key="${event.key}"]`);
      if (!button) return;
      event.preventDefault();
      const remark = button.form.elements.remark;
      if (event.key !== 'a' && !remark.value.trim()) {
        remark.focus();
      } else {
        button.click();
      }
    });
  }

  // A summary of errors takes the focus, so that it is read out first.
  document.querySelector('.error-summary')?.focus();
})();
