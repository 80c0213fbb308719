// The form of a task: shown by form-js, kept as a draft while it is filled in, handed in once.
(async () => {
  'use strict';

  const host = document.getElementById('task-form');
  if (!host) return;
  const base = host.dataset.task;
  const mayDo = host.dataset.mayDo === 'true';
  const saved = document.getElementById('draft-state');
  const summary = document.getElementById('errors');
  const button = document.getElementById('hand-in');
  const SAVE_AFTER = 800; // milliseconds of silence before a draft is kept
  const TRY_AGAIN_AFTER = 10_000; // milliseconds until a draft that could not be kept is sent again
  const LARGEST_FAREWELL = 60_000; // characters that a browser sends while it leaves a page

  // A page that comes back from the browser's memory may be long out of date.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload();
  });

  // ---- what this tab kept while the session was over: first it becomes the draft again ----
  async function bringBack() {
    const kept = mayDo && portal.tab.find(base);
    if (!kept) return null;
    const standing = await portal.send(`${base}/form`);
    if (!standing.ok) return null;
    const { draftSavedAt, data } = await standing.json();
    const there = ([key, value]) => JSON.stringify(value ?? null) === JSON.stringify(data[key] ?? null);
    if (Object.entries(kept.entries).every(there)) {
      portal.tab.forget(base); // it had reached the server after all
      return null;
    }
    return (draftSavedAt ?? null) === (kept.since ?? null) ? kept : { ...kept, other: true };
  }

  async function useKept(kept) {
    const answer = await portal.send(`${base}/draft`, { method: 'PUT', json: kept.entries });
    if (answer.ok) portal.tab.forget(base);
    return answer.ok;
  }

  const kept = await bringBack();
  if (kept && !kept.other && (await useKept(kept))) document.getElementById('tab-restored').hidden = false;
  if (kept?.other) {
    document.getElementById('tab-other').hidden = false;
    document.getElementById('tab-use').addEventListener('click', async () => {
      if (await useKept(kept)) window.location.reload();
    });
    document.getElementById('tab-drop').addEventListener('click', () => {
      portal.tab.forget(base);
      document.getElementById('tab-other').hidden = true;
    });
  }

  const loaded = await portal.send(`${base}/form`);
  if (!loaded.ok) {
    host.textContent = host.dataset.unavailable;
    return;
  }
  const { schema, data, files, draftSavedAt, warnings } = await loaded.json();

  // debounce off: with it, quick typing into lists was lost.
  const form = new FormViewer.Form({ container: host, debounce: false });
  const registry = form.get('fileRegistry');

  // ---- files: form-js holds references; the page uploads at once and keeps the document ids ----
  const pickers = [];
  (function collect(components) {
    for (const component of components ?? []) {
      if (component.type === 'filepicker') pickers.push(component);
      collect(component.components);
    }
  })(schema.components);
  const documents = new Map(); // key of the field -> [{id, name, size, file}]
  const reference = (key) => `files::${key}`;

  for (const picker of pickers) {
    const known = (Array.isArray(data[picker.key]) ? data[picker.key] : [])
      .filter((id) => files[id])
      .map((id) => ({ ...files[id], file: new File([], files[id].name) }));
    documents.set(picker.key, known);
    if (known.length) data[picker.key] = reference(picker.key);
    else delete data[picker.key];
  }

  await form.importSchema(schema, data);
  for (const [key, known] of documents) {
    if (known.length) registry.setFiles(reference(key), known.map((d) => d.file));
  }
  if (!mayDo) form.setProperty('readOnly', true);

  const values = () => form._getState().data;
  const fieldElement = (id) =>
    host
      .querySelector(`label[for$="-${CSS.escape(id)}"], [id$="-${CSS.escape(id)}"], [id*="-${CSS.escape(id)}-"]`)
      ?.closest('.fjs-form-field');

  function sizeOf(bytes) {
    return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
  }

  function listFor(picker) {
    const field = fieldElement(picker.id);
    if (!field) return null;
    let list = field.querySelector('.uploads');
    if (!list) {
      list = document.createElement('ul');
      list.className = 'uploads';
      list.setAttribute('aria-live', 'polite');
      field.append(list);
    }
    return list;
  }

  const named = (words, entry) => words.replace('{0}', entry.name);

  // Looked at where browsers show it safely, else saved.
  function linkTo(entry) {
    const link = document.createElement('a');
    link.href = `${base}/files/${entry.id}`;
    link.textContent = entry.name;
    if (entry.shown) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
    link.setAttribute('aria-label', named(entry.shown ? host.dataset.preview : host.dataset.download, entry));
    return link;
  }

  function expiryOf(entry) {
    const label = document.createElement('label');
    label.className = 'expiry';
    label.append(host.dataset.expiry);
    const day = document.createElement('input');
    day.type = 'date';
    day.value = entry.expiresOn ?? '';
    day.setAttribute('aria-label', named(host.dataset.expiryOf, entry));
    const warning = document.createElement('span');
    warning.className = 'warning';
    warning.setAttribute('role', 'status');
    warning.textContent = entry.warning ?? '';
    day.addEventListener('change', async () => {
      if (day.validity.badInput) return;
      try {
        const answer = await portal.send(`${base}/files/${entry.id}/expiry`, { method: 'PUT', json: { expiresOn: day.value } });
        if (answer.ok) {
          Object.assign(entry, await answer.json());
          warning.textContent = entry.warning ?? '';
        } else {
          const problem = await answer.json().catch(() => ({}));
          if (isOver(answer, problem)) sessionOver();
          warning.textContent = problem.errors?.[0]?.message ?? host.dataset.notSaved;
        }
      } catch {
        warning.textContent = host.dataset.notSaved;
      }
    });
    label.append(day);
    return [label, warning];
  }

  function showFiles(picker) {
    const list = listFor(picker);
    if (!list) return;
    list.replaceChildren(
      ...documents.get(picker.key).map((entry) => {
        const item = document.createElement('li');
        const name = document.createElement('span');
        if (entry.id) name.append(linkTo(entry), ` (${sizeOf(entry.size)})`);
        else name.textContent = `${entry.name} (${sizeOf(entry.size)})`;
        item.append(name);
        if (entry.id && entry.own && mayDo) item.append(...expiryOf(entry));
        else if (entry.expiresOn) {
          const until = document.createElement('span');
          until.className = entry.warning ? 'warning' : 'soft';
          until.textContent = entry.warning ?? `${host.dataset.expiry} ${entry.expiresOn}`;
          item.append(until);
        }
        if (entry.problem) {
          name.className = 'saved bad';
          name.textContent = `${entry.name}: ${entry.problem}`;
        } else if (!entry.id) {
          const bar = document.createElement('progress');
          bar.max = 1;
          bar.value = entry.progress ?? 0;
          bar.setAttribute('aria-label', named(host.dataset.percent, entry));
          item.append(bar);
          entry.bar = bar;
        }
        if (mayDo && (entry.id || entry.problem)) {
          const remove = document.createElement('button');
          remove.type = 'button';
          remove.className = 'usa-button usa-button--unstyled';
          remove.textContent = host.dataset.remove;
          remove.setAttribute('aria-label', named(host.dataset.removeOf, entry));
          remove.addEventListener('click', () => removeFile(picker, entry));
          item.append(remove);
        }
        return item;
      }),
    );
  }

  const valid = (key) => documents.get(key).filter((entry) => !entry.problem);

  function tellForm(picker) {
    const field = fieldElement(picker.id);
    const input = field?.querySelector('input[type="file"]');
    if (!input) return;
    const transfer = new DataTransfer();
    valid(picker.key).forEach((entry) => transfer.items.add(entry.file));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function removeFile(picker, entry) {
    documents.set(picker.key, documents.get(picker.key).filter((other) => other !== entry));
    tellForm(picker);
    showFiles(picker);
    keepSoon();
  }

  function upload(picker, entry) {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const body = new FormData();
      body.append('field', picker.label ?? picker.key);
      body.append('file', entry.file, entry.name);
      request.open('POST', `${base}/files`);
      request.setRequestHeader('X-Requested-With', 'fetch');
      if (portal.csrf) request.setRequestHeader(portal.csrf.dataset.header, portal.csrf.content);
      request.upload.addEventListener('progress', (event) => {
        entry.progress = event.loaded / event.total;
        if (entry.bar) entry.bar.value = entry.progress;
      });
      request.addEventListener('loadend', () => {
        let answer = {};
        try {
          answer = JSON.parse(request.responseText);
        } catch {
          // no answer, or a page instead of one
        }
        if (request.status === 200) Object.assign(entry, answer);
        else if (isOver(request, answer)) {
          entry.problem = host.dataset.signedOut;
          sessionOver();
        } else entry.problem = answer.errors?.[0]?.message ?? host.dataset.uploadFailed;
        resolve();
      });
      request.send(body);
    });
  }

  let uploading = 0;

  async function takeNewFiles(picker) {
    const value = values()[picker.key];
    const chosen = value ? registry.getFiles(value) : [];
    const known = documents.get(picker.key);
    const fresh = chosen.filter((file) => !known.some((entry) => entry.file === file));
    if (!fresh.length) return;
    const entries = fresh.map((file) => ({ file, name: file.name, size: file.size }));
    // choosing again adds to what is there, unless the field takes one file alone
    documents.set(picker.key, picker.multiple ? [...known, ...entries] : entries.slice(0, 1));
    tellForm(picker);
    showFiles(picker);
    uploading += 1;
    await Promise.all(entries.map((entry) => upload(picker, entry)));
    uploading -= 1;
    tellForm(picker);
    showFiles(picker);
    keepSoon();
  }

  function withDocuments(all) {
    const result = { ...all };
    for (const picker of pickers) {
      if (picker.key in result || documents.get(picker.key).length) {
        result[picker.key] = valid(picker.key).filter((entry) => entry.id).map((entry) => entry.id);
      }
    }
    return result;
  }

  // ---- drafts ----
  let handedIn = false;
  let timer;
  let last = JSON.stringify(withDocuments(values()));

  function say(text, kind = '') {
    saved.textContent = text;
    saved.className = `saved ${kind}`;
  }

  // Without a session the token of the page is worth nothing either: a refusal that names no error of ours.
  const isOver = (answer, problem) => answer.status === 401 || (answer.status === 403 && !problem.errors?.length);
  let since = draftSavedAt ?? null;

  /** What could not be sent stays in this tab, until it is sent. */
  const keepInTab = (entries) => portal.tab.keep(base, { entries, since });

  function sessionOver() {
    if (!mayDo || handedIn) return;
    const entries = withDocuments(values());
    const inTab = JSON.stringify(entries) === last ? true : keepInTab(entries);
    const alert = document.getElementById('session-over');
    alert.querySelectorAll('[data-kept]').forEach((part) => (part.hidden = !inTab));
    alert.querySelector('[data-not-kept]').hidden = inTab;
    if (alert.hidden) {
      alert.hidden = false;
      alert.scrollIntoView({ block: 'nearest' });
    }
    say(host.dataset.signedOut, 'bad');
  }

  document.addEventListener('portal:session-over', sessionOver);

  async function keep(keepalive = false) {
    clearTimeout(timer);
    timer = undefined;
    const entries = withDocuments(values());
    const now = JSON.stringify(entries);
    if (!mayDo || handedIn || now === last) return;
    const before = last;
    last = now;
    if (keepalive) keepInTab(entries);
    try {
      const answer = await portal.send(`${base}/draft`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: now,
        keepalive: keepalive && now.length < LARGEST_FAREWELL,
      });
      if (answer.ok) {
        const draft = await answer.json();
        since = draft.at;
        if (last === now) portal.tab.forget(base);
        document.getElementById('session-over').hidden = true;
        say(`${host.dataset.saved} ${draft.savedAt}`, 'ok');
        showWarnings(draft.warnings);
        return;
      }
      last = before;
      const problem = answer.status === 401 ? {} : await answer.json().catch(() => ({}));
      if (isOver(answer, problem)) sessionOver();
      else say(problem.errors?.[0]?.message ?? host.dataset.notSaved, 'bad');
    } catch {
      last = before;
      keepInTab(entries);
      say(host.dataset.notSaved, 'bad');
      timer = setTimeout(keep, TRY_AGAIN_AFTER);
    }
  }

  function keepSoon() {
    clearTimeout(timer);
    timer = setTimeout(keep, SAVE_AFTER);
  }

  window.addEventListener('pagehide', () => {
    if (timer) keep(true);
  });

  form.on('changed', () => {
    if (!mayDo) return;
    if (JSON.stringify(withDocuments(values())) !== last) {
      say(host.dataset.saving);
      keepSoon();
    }
    requestAnimationFrame(() =>
      pickers.forEach((picker) => {
        takeNewFiles(picker);
        if (documents.get(picker.key).length && !listFor(picker)?.children.length) showFiles(picker);
      }),
    );
  });
  requestAnimationFrame(() => pickers.forEach(showFiles));

  // ---- warnings: what looks unusual, at its field; nothing is held up by them ----
  const byKey = new Map();
  (function walk(components) {
    for (const component of components ?? []) {
      if (component.key ?? component.path) byKey.set(component.key ?? component.path, component);
      walk(component.components);
    }
  })(schema.components);
  const componentOf = (key) => byKey.get(key.replace(/[[.].*$/, ''));

  function showWarnings(found) {
    host.querySelectorAll('.field-warning').forEach((old) => old.remove());
    for (const { key, message } of found) {
      const component = componentOf(key);
      if (!component) continue;
      const note = document.createElement('div');
      note.className = 'field-warning';
      note.setAttribute('role', 'status');
      note.textContent = message;
      fieldElement(component.id)?.append(note);
    }
  }

  requestAnimationFrame(() => showWarnings(warnings));

  // ---- errors ----
  function showErrors(errors) {

    const atFields = {};
    const lists = [];
    host.querySelectorAll('.list-error').forEach((old) => old.remove());
    const list = summary.querySelector('ul');
    list.replaceChildren(
      ...errors.map(({ key, message }) => {
        const component = componentOf(key);
        const item = document.createElement('li');
        if (!component) {
          item.textContent = message;
          return item;
        }
        if (component.type === 'dynamiclist') lists.push([component, message]);
        else (atFields[component.id] ??= []).push(message);
        const link = document.createElement('a');
        link.href = '#';
        link.textContent = `${component.label || component.dateLabel || host.dataset.entry}: ${message}`;
        link.addEventListener('click', (event) => {
          event.preventDefault();
          const field = fieldElement(component.id);
          field?.scrollIntoView({ block: 'center' });
          field?.querySelector('input, select, textarea, button')?.focus({ preventScroll: true });
        });
        item.append(link);
        return item;
      }),
    );
    // form-js has no public way to show errors that come from elsewhere; its state has the place for them.
    form._setState({ errors: atFields });
    // It shows none for a list as a whole.
    for (const [component, message] of lists) {
      const note = document.createElement('div');
      note.className = 'fjs-form-field-error list-error';
      note.textContent = message;
      fieldElement(component.id)?.append(note);
    }
    summary.hidden = errors.length === 0;
    if (errors.length) summary.focus();
  }

  function ownErrors(errors) {
    const all = [];
    (function walk(components) {
      for (const component of components ?? []) {
        const found = errors[component.id];
        if (Array.isArray(found)) found.forEach((message) => all.push({ key: component.key, message }));
        else if (found) all.push({ key: component.key, message: host.dataset.inList });
        walk(component.components);
      }
    })(schema.components);
    return all;
  }

  // ---- handing in ----
  let busy = false;
  button?.addEventListener('click', async () => {
    if (busy || handedIn) return;
    if (uploading) {
      showErrors([{ key: '', message: host.dataset.uploading }]);
      return;
    }
    const result = form.submit();
    const found = ownErrors(result.errors);
    if (found.length) {
      showErrors(found);
      return;
    }
    busy = true;
    button.setAttribute('aria-busy', 'true');
    clearTimeout(timer);
    try {
      const answer = await portal.send(`${base}/submission`, { method: 'POST', json: withDocuments(result.data) });
      if (answer.ok) {
        handedIn = true;
        portal.tab.forget(base);
        window.location.href = (await answer.json()).next;
        return;
      }
      const problem = await answer.json().catch(() => ({}));
      if (isOver(answer, problem)) {
        sessionOver();
        showErrors([{ key: '', message: host.dataset.signedOut }]);
        return;
      }
      if (problem.page) {
        portal.tab.forget(base); // the server has kept it as a draft
        window.location.href = problem.page;
        return;
      }
      showErrors(problem.errors ?? [{ key: '', message: host.dataset.failed }]);
      keepSoon();
    } catch {
      showErrors([{ key: '', message: host.dataset.failed }]);
    } finally {
      if (!handedIn) {
        busy = false;
        button.removeAttribute('aria-busy');
      }
    }
  });

  if (draftSavedAt) document.getElementById('draft-restored')?.removeAttribute('hidden');
  host.dataset.ready = 'true';
})();
