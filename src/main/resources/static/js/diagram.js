// Draws a process with bpmn-js and marks the path that was passed and the present place.
(() => {
  'use strict';

  async function draw(host) {
    if (host.dataset.drawn) return;
    host.dataset.drawn = 'true';
    const answer = await portal.send(host.dataset.diagram);
    if (!answer.ok) {
      host.textContent = 'The diagram cannot be shown at the moment.';
      return;
    }
    const isXml = (answer.headers.get('Content-Type') ?? '').includes('xml');
    const map = isXml ? { bpmn: await answer.text() } : await answer.json();
    const viewer = new BpmnJS({ container: host });
    await viewer.importXML(map.bpmn);
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const mark = (ids, name) => (ids ?? []).forEach((id) => registry.get(id) && canvas.addMarker(id, name));
    mark(map.passed, 'passed');
    mark(map.flows, 'passed');
    mark(map.active, 'present');
    mark(map.troubled, 'incident');
    registry.filter((element) => element.children?.length && element.width).forEach((element) => canvas.addMarker(element, 'container'));

    const overlays = viewer.get('overlays');
    for (const id of map.active ?? []) {
      const element = registry.get(id);
      if (!element?.width || element.children?.length) continue;
      const open = (map.elements ?? []).filter((e) => e.elementId === id && e.state === 'ACTIVE').length;
      const badge = document.createElement('div');
      badge.className = 'diagram-badge';
      badge.textContent = map.counts?.[id] ? `${map.counts[id]}` : open > 1 ? `${open} open` : 'now';
      overlays.add(id, { position: { bottom: 12, left: element.width / 2 - 22 }, html: badge });
    }

    const busiest = host.dataset.heatMap === undefined ? undefined : heat(host, viewer);

    const fit = () => {
      canvas.zoom('fit-viewport', 'auto');
      const places = (map.active ?? busiest ?? []).map((id) => registry.get(id)).filter((e) => e?.width && !e.children?.length);
      const present = places.find((e) => e.type === 'bpmn:UserTask') ?? places[0];
      // A long process is shown at a readable size, with the present place in the middle.
      if (canvas.zoom() < 0.55 && present) {
        canvas.zoom(0.62, { x: present.x + present.width / 2, y: present.y + present.height / 2 });
        const box = canvas.viewbox();
        canvas.viewbox({
          x: present.x + present.width / 2 - box.width / 2,
          y: present.y + present.height / 2 - box.height / 2,
          width: box.width,
          height: box.height,
        });
      }
    };
    fit();

    const tools = document.createElement('div');
    tools.className = 'diagram-tools';
    const tool = (text, name, act) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = text;
      button.setAttribute('aria-label', name);
      button.title = name;
      button.addEventListener('click', act);
      tools.append(button);
    };
    tool('+', 'Larger', () => viewer.get('zoomScroll').stepZoom(1));
    tool('−', 'Smaller', () => viewer.get('zoomScroll').stepZoom(-1));
    tool('⤢', 'Whole diagram', () => canvas.zoom('fit-viewport', 'auto'));
    tool('◎', 'Present place', fit);
    host.append(tools);
    host.dataset.ready = 'true';
  }

  // Colours the elements by the numbers of the page's own table, and marks them with these numbers.
  // Answers the ids of the elements, the busiest first.
  function heat(host, viewer) {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    const rows = [...document.querySelectorAll('[data-flow] [data-element]')].filter((row) => registry.get(row.dataset.element));
    const levels = ['heat-1', 'heat-2', 'heat-3', 'heat-4'];

    const show = (kind) => {
      overlays.remove({ type: 'heat' });
      const most = Math.max(...rows.map((row) => Number(row.dataset[kind] || 0)), 0);
      for (const row of rows) {
        const element = registry.get(row.dataset.element);
        levels.forEach((level) => canvas.removeMarker(element.id, level));
        const value = Number(row.dataset[kind] || 0);
        if (value <= 0) continue;
        canvas.addMarker(element.id, levels[Math.min(3, Math.ceil((value / most) * 4) - 1)]);
        const badge = document.createElement('div');
        badge.className = `diagram-badge ${kind === 'troubled' ? 'bad' : 'calm'}`;
        badge.textContent = kind === 'days' ? `${row.dataset.days} d (${row.dataset.ninetieth})` : row.dataset[kind];
        overlays.add(element.id, 'heat', { position: { top: -12, left: element.width / 2 - 14 }, html: badge });
      }
      document.querySelectorAll('[data-heat]').forEach((button) => button.setAttribute('aria-pressed', String(button.dataset.heat === kind)));
    };

    document.querySelectorAll('[data-heat]').forEach((button) => button.addEventListener('click', () => show(button.dataset.heat)));
    const pages = new Map(rows.flatMap((row) => (row.querySelector('a') ? [[row.dataset.element, row.querySelector('a').href]] : [])));
    pages.forEach((page, id) => canvas.addMarker(id, 'has-cases'));
    viewer.get('eventBus').on('element.click', ({ element }) => {
      if (pages.has(element.id)) window.location.href = pages.get(element.id);
    });
    show('waiting');
    return rows
      .filter((row) => Number(row.dataset.waiting) > 0)
      .sort((a, b) => Number(b.dataset.waiting) - Number(a.dataset.waiting))
      .map((row) => row.dataset.element);
  }

  const drawAll = () => document.querySelectorAll('[data-diagram]').forEach(draw);
  document.addEventListener('htmx:afterSettle', drawAll);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', drawAll);
  else drawAll();
})();
