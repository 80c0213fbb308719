// Tables of many cells: arrow keys and Enter go from cell to cell; only what was changed is sent.
(() => {
  'use strict';

  const cells = (table) =>
    [...table.tBodies[0].rows]
      .map((row) => [...row.querySelectorAll('td > input')])
      .filter((row) => row.length);

  document.addEventListener('keydown', (event) => {
    const input = event.target;
    const table = input.closest?.('table[data-grid]');
    if (!table || !input.matches('td > input')) return;
    const atStart = input.selectionStart === 0 && input.selectionEnd === input.selectionStart;
    const atEnd = input.selectionEnd === input.value.length && input.selectionEnd === input.selectionStart;
    const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const step = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowLeft: atStart || all ? [0, -1] : null,
      ArrowRight: atEnd || all ? [0, 1] : null,
    }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = cells(table);
    const row = rows.findIndex((some) => some.includes(input));
    const next = rows[row + step[0]]?.[rows[row].indexOf(input) + step[1]];
    event.preventDefault();
    if (next) {
      next.focus();
      next.select();
    }
  });

  const changed = (input) => input.value.trim() !== (input.dataset.was ?? '');
  const mark = (input) => input.classList.toggle('changed', changed(input));

  document.querySelectorAll('form[data-changed-only]').forEach((form) => {
    const inputs = [...form.querySelectorAll('td > input[data-was]')];
    inputs.forEach(mark);
    form.addEventListener('input', (event) => event.target.dataset.was !== undefined && mark(event.target));
    form.addEventListener('submit', () => {
      inputs.forEach((input) => {
        input.disabled = !changed(input);
      });
    });
    window.addEventListener('pageshow', () => inputs.forEach((input) => (input.disabled = false)));
  });
})();
