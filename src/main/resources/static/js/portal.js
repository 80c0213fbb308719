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

  // ---- what a tab keeps of a form while it cannot be sent: of the person signed in, and only until it is ----
  const KEPT = 'ctpat.entries.';
  const person = document.querySelector('meta[name="person"]')?.content;

  function keptKeys() {
    try {
      return Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT));
    } catch {
      return []; // the browser keeps nothing
    }
  }

  const forgetAll = (which = () => true) => keptKeys().filter(which).forEach((key) => sessionStorage.removeItem(key));

  window.portal.tab = {
    name: (page) => `${KEPT}${person}:${page}`,
    /** Keeps the entries of a page in this tab; false when the browser does not. */
    keep(page, entries) {
      try {
        sessionStorage.setItem(this.name(page), JSON.stringify(entries));
        return true;
      } catch {
        return false;
      }
    },
    find(page) {
      try {
        return JSON.parse(sessionStorage.getItem(this.name(page)));
      } catch {
        return null;
      }
    },
    forget(page) {
      forgetAll((key) => key === this.name(page));
    },
  };

  // Nobody else finds it: it goes with the sign-out, and when another person signs in.
  if (person) forgetAll((key) => !key.startsWith(`${KEPT}${person}:`));
  else if (new URLSearchParams(window.location.search).has('signedOut')) forgetAll();
  document.addEventListener('submit', (event) => {
    if (event.target.getAttribute('action')?.startsWith('/sign-out')) forgetAll();
  });

  // The form is of no more use, since the task is done: what the tab kept becomes the person's draft.
  const leftOver = document.querySelector('[data-left-over]')?.dataset.leftOver;
  const left = leftOver && window.portal.tab.find(leftOver);
  if (left) {
    window.portal.send(`${leftOver}/draft`, { method: 'PUT', json: left.entries }).then((answer) => {
      if (!answer.ok) return;
      window.portal.tab.forget(leftOver);
      window.location.reload();
    });
  }

  // ---- pages that ask for news by themselves: not while nobody looks, nor for ever ----
  const IDLE = 30 * 60 * 1000; // milliseconds without a hand on the page, after which the session may run out
  let touched = Date.now();
  let over = false;
  ['keydown', 'pointerdown', 'pointermove', 'focus'].forEach((kind) =>
    window.addEventListener(kind, () => (touched = Date.now()), { passive: true, capture: true }),
  );
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) document.querySelectorAll('[data-poll]').forEach((part) => window.htmx.trigger(part, 'look'));
  });
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (!event.detail.elt.hasAttribute('data-poll')) return;
    if (over || document.hidden || Date.now() - touched > IDLE) event.preventDefault();
  });

  document.addEventListener('htmx:configRequest', (event) => {
    if (csrf) event.detail.headers[csrf.dataset.header] = csrf.content;
  });

  document.addEventListener('htmx:responseError', (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) {
      over = true;
      // Where something is typed the page tells it, and keeps the entries; others lead to the sign-in and back.
      if (document.getElementById('task-form')) document.dispatchEvent(new Event('portal:session-over'));
      else if (event.detail.elt.hasAttribute('data-poll')) window.location.reload();
      else window.location.href = '/sign-in';
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
