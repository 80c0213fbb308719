// Keeps what is typed of a report, and shows the names of chosen photos and files.
(() => {
  'use strict';

  const form = document.querySelector('form[data-draft]');
  const state = document.querySelector('[data-draft-state]');
  let last = '';
  let sending = false;
  let again = false;

  const typed = () => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && name !== '_csrf') data.append(name, value);
    }
    return data;
  };

  const send = async () => {
    const data = typed();
    if (data.toString() === last) return;
    const answer = await window.portal.send(form.dataset.draft, { method: 'POST', body: data, keepalive: true });
    if (!answer.ok) throw new Error(answer.status);
    last = data.toString();
  };

  // One at a time, so that an older draft never comes after a newer one.
  const keep = async () => {
    if (form.dataset.sent) return;
    state.className = 'saved';
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    try {
      do {
        again = false;
        await send();
      } while (again);
      state.textContent = state.dataset.kept;
      state.className = 'saved ok';
    } catch {
      state.textContent = state.dataset.failed;
      state.className = 'saved bad';
    } finally {
      sending = false;
    }
  };

  if (form) {
    document.addEventListener('change', (event) => {
      if (event.target.form === form && event.target.type !== 'file') keep();
    });
  }

  document.querySelectorAll('.photos').forEach((place) => {
    const inputs = [...place.querySelectorAll('input[type="file"]')];
    const list = place.querySelector('[data-chosen]');
    place.addEventListener('change', () => {
      list.replaceChildren(
        ...inputs
          .flatMap((input) => [...input.files])
          .map((file) => {
            const item = document.createElement('li');
            item.textContent = `${file.name}, ${Math.max(1, Math.round(file.size / 1024))} KB`;
            return item;
          }),
      );
    });
  });
})();
