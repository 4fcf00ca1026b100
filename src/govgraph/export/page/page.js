"use strict";
(function () {
  const network = JSON.parse(document.getElementById("network").textContent);
  const MOST = 500;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const at = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const edges = new Map(network.edges.map((edge) => [edge.id, edge]));
  const chosen = { node: null, edge: null };
  let hidden = new Set();
  let seen = new Map();

  // Small pieces of the page. Texts are only ever set as text, never as markup.
  function made(name, text, attributes) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    return element;
  }
  function dot(kind) {
    const element = made("span", "", { class: "dot", "aria-hidden": "true" });
    element.style.background = network.colours[kind];
    return element;
  }
  function button(text, act, attributes) {
    const element = made("button", text, Object.assign({ type: "button" }, attributes));
    element.addEventListener("click", act);
    return element;
  }

  // Time.
  const year = (day) => Number(day.slice(0, 4));
  const days = network.edges.flatMap((edge) => edge.spells.flatMap((spell) => [spell.start, spell.end])).filter(Boolean);
  const first = days.length ? Math.min(...days.map(year)) : 0;
  const last = days.length ? Math.max(...days.map(year)) : 0;
  const range = () => [Number(at("from").value), Number(at("to").value)];
  function holds(edge) {
    if (!edge.spells.length) return at("undated").checked;
    const [from, to] = range();
    return edge.spells.some(({ start, end }) => (!start || year(start) <= to) && (!end || year(end) >= from));
  }
  function told(edge) {
    const one = ({ start, end }) => (start === end ? start : (start || "?") + " to " + (end || "?"));
    return edge.spells.map(one).join(", ") || "no date given";
  }
  function spanned(edge) {
    const one = ({ start, end }) => {
      const [a, b] = [start ? start.slice(0, 4) : "?", end ? end.slice(0, 4) : "?"];
      return a === b ? a : a + "–" + b;
    };
    return edge.spells.map(one).join(", ") || "undated";
  }

  // What is shown: `hidden` are the edges that are not, `seen` the number of ties of each node that is.
  function choose() {
    const types = new Set([...at("types").querySelectorAll("input:checked")].map((box) => box.value));
    hidden = new Set();
    seen = new Map();
    const whole = !days.length || range().join() === first + "," + last;
    for (const node of network.nodes) if (types.has(node.kind) && whole && at("undated").checked) seen.set(node.id, 0);
    for (const edge of network.edges) {
      const ends = [edge.source, edge.target];
      if (!holds(edge) || !ends.every((end) => types.has(nodes.get(end).kind))) {
        hidden.add(edge.id);
        continue;
      }
      for (const end of new Set(ends)) seen.set(end, (seen.get(end) || 0) + 1);
    }
    at("counts").textContent = seen.size + " of " + nodes.size + " names, " +
      (edges.size - hidden.size) + " of " + edges.size + " ties";
    list();
    if (renderer) renderer.refresh();
  }

  function list() {
    const wanted = plain(at("search").value.trim());
    const fits = (node) => !wanted || plain([node.label, node.short, node.id].join(" ")).includes(wanted);
    const found = network.nodes.filter((node) => seen.has(node.id) && fits(node));
    found.sort((a, b) => a.label.localeCompare(b.label, "en"));
    const items = found.slice(0, MOST).map((node) => {
      const item = made("li");
      const entry = button("", () => pick(node.id), { "data-id": node.id });
      entry.append(dot(node.kind), made("span", node.label), made("span", String(seen.get(node.id)), { class: "number" }));
      entry.title = node.kind;
      if (node.id === chosen.node) entry.setAttribute("aria-current", "true");
      item.append(entry);
      return item;
    });
    if (found.length > MOST) items.push(made("li", "and " + (found.length - MOST) + " more: search for them"));
    at("list").replaceChildren(...items);
    at("list-title").textContent = "Names (" + found.length + ")";
  }

  // Details.
  function pick(id) {
    Object.assign(chosen, { node: id, edge: null });
    for (const entry of at("list").querySelectorAll("button")) {
      if (entry.dataset.id === id) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    }
    describe();
    if (renderer) {
      const place = renderer.getNodeDisplayData(id);
      if (place) renderer.getCamera().animate({ x: place.x, y: place.y }, { duration: still ? 0 : 300 });
      renderer.refresh();
    }
  }
  function pickEdge(id) {
    const edge = edges.get(id);
    if (chosen.node !== edge.source && chosen.node !== edge.target) chosen.node = edge.source;
    chosen.edge = id;
    describe();
    at("details").focus();
    if (renderer) renderer.refresh();
  }
  function clear() {
    if (chosen.edge) chosen.edge = null;
    else chosen.node = null;
    list();
    describe();
    if (renderer) renderer.refresh();
  }
  function describe() {
    const place = at("details");
    if (chosen.edge) place.replaceChildren(...ofEdge(edges.get(chosen.edge)));
    else if (chosen.node) place.replaceChildren(...ofNode(nodes.get(chosen.node)));
    else place.replaceChildren(made("p", "Choose a name in the list or a dot in the picture: its ties stand here, and the sources of each.", { class: "faint" }));
    place.scrollTop = 0;
  }
  function ofNode(node) {
    const ties = network.edges.filter((edge) => !hidden.has(edge.id) && (edge.source === node.id || edge.target === node.id));
    const items = ties.map((edge) => {
      const out = edge.source === node.id;
      const other = nodes.get(out ? edge.target : edge.source);
      const arrow = network.directed ? (out ? "→ " : "← ") : "– ";
      const item = made("li");
      item.append(button(arrow + edge.label + ": " + other.label + " (" + spanned(edge) + ")", () => pickEdge(edge.id), { "data-edge": edge.id }));
      return item;
    });
    const kind = made("p", "", { class: "faint" });
    kind.append(dot(node.kind), " " + node.kind + ", " + node.id);
    const all = made("ul", "", { class: "ties" });
    all.append(...items);
    return [made("h2", node.label), kind, made("h3", items.length + (items.length === 1 ? " tie" : " ties")), all];
  }
  function ofEdge(edge) {
    const arrow = network.directed ? " → " : " – ";
    const sentence = nodes.get(edge.source).label + arrow + edge.label + arrow + nodes.get(edge.target).label;
    const parts = [made("h2", sentence), made("p", told(edge))];
    parts.push(made("p", [edge.status.join(", "), edge.basis.join(", "), "weight " + edge.weight + " (" + network.weight + ")"].filter(Boolean).join("; "), { class: "faint" }));
    if (edge.disputed) parts.push(made("p", "Another source says otherwise; this is what the policy settles on.", { class: "disputed" }));
    for (const [title, texts, tag] of [["Through", edge.via, "span"], ["Sources", edge.sources, "span"], ["Statements", edge.statements, "code"]]) {
      if (!texts.length) continue;
      const all = made("ul");
      for (const text of texts) {
        const item = made("li");
        item.append(made(tag, text));
        all.append(item);
      }
      parts.push(made("h3", title), all);
    }
    for (const end of new Set([edge.source, edge.target])) {
      parts.push(button("All ties of " + nodes.get(end).short, () => pick(end), { class: "back" }));
    }
    return parts;
  }

  // The picture.
  let renderer = null;
  function spread(graph, width) {
    const all = (axis) => graph.mapNodes((_, data) => data[axis]);
    const reach = Math.max(1e-9, ...["x", "y"].map((axis) => Math.max(...all(axis)) - Math.min(...all(axis))));
    graph.updateEachNodeAttributes((_, data) => Object.assign(data, { x: (data.x * width) / reach, y: (data.y * width) / reach }));
  }

  function brief(text) {
    return text.length <= 26 ? text : text.slice(0, 24).replace(/\s+\S*$/, "") + " …";
  }

  // Names beside dots, the greatest first: each only where it covers neither another name nor another dot.
  let placed = null;
  const apart = (a, b) => a.left > b.right || a.right < b.left || a.top > b.bottom || a.bottom < b.top;
  // The dot itself gives way, and so do dots less than half its size: or in a crowd only the rim would have names.
  const yields = (other, dot) => other === dot || other.size * 2 < dot.size;
  function place(context, height) {
    const { width } = renderer.getDimensions();
    const dots = [];
    for (const id of seen.keys()) {
      const data = renderer.getNodeDisplayData(id);
      const { x, y } = renderer.framedGraphToViewport(data);
      const size = renderer.scaleSize(data.size) + 1;
      dots.push({ id, x, y, size, label: data.label, left: x - size, right: x + size, top: y - size, bottom: y + size });
    }
    placed = new Map();
    const taken = [...dots];
    for (const dot of dots.filter((one) => one.label).sort((a, b) => b.size - a.size)) {
      const long = context.measureText(dot.label).width;
      const [after, before, middle] = [dot.right + 2, dot.left - 2 - long, dot.x - long / 2];
      const tries = [[after, dot.y], [before, dot.y], [middle, dot.bottom + height / 2], [middle, dot.top - height / 2]];
      for (const [left, y] of tries) {
        const box = { left, right: left + long, top: y - height / 2, bottom: y + height / 2 };
        if (left < 2 || box.right > width - 2 || !taken.every((other) => yields(other, dot) || apart(box, other))) continue;
        taken.push(box);
        placed.set(dot.id, { left, y: y + height / 3 });
        break;
      }
    }
  }
  function name(context, data, settings) {
    if (!data.label || !renderer) return;
    context.font = settings.labelSize + "px " + settings.labelFont;
    // Only now, in the middle of a frame, are all places known.
    if (!placed) place(context, settings.labelSize);
    const found = placed.get(data.key);
    if (!found) return;
    context.lineWidth = 3;
    context.strokeStyle = "#fff";
    context.strokeText(data.label, found.left, found.y);
    context.fillStyle = "#1b1f24";
    context.fillText(data.label, found.left, found.y);
  }
  function draw() {
    const graph = new graphology.Graph({ type: network.directed ? "directed" : "undirected", multi: true, allowSelfLoops: true });
    const [least, more] = network.nodes.length > 150 ? [1.5, 8] : [4, 12];
    const most = Math.max(1, ...network.nodes.map((node) => node.degree));
    network.nodes.forEach((node, number) => {
      const angle = (2 * Math.PI * number) / network.nodes.length;
      const size = least + more * Math.sqrt(node.degree / most);
      graph.addNode(node.id, { label: brief(node.short), size, color: network.colours[node.kind], x: Math.cos(angle), y: Math.sin(angle) });
    });
    for (const edge of network.edges) {
      graph.addEdgeWithKey(edge.id, edge.source, edge.target, { size: Math.min(4, 1 + Math.log2(edge.weight + 1) / 2) });
    }
    const layout = graphologyLibrary.layoutForceAtlas2;
    const iterations = graph.order > 2000 ? 100 : 500;
    const settings = Object.assign(layout.inferSettings(graph), { adjustSizes: false, gravity: 0.6, strongGravityMode: true, scalingRatio: 12 });
    if (graph.order > 1) layout.assign(graph, { iterations, settings });
    spread(graph, 600);
    graphologyLibrary.layoutNoverlap.assign(graph, { maxIterations: 150, settings: { margin: 4, ratio: 1.2 } });
    renderer = new Sigma(graph, at("stage"), {
      defaultEdgeType: network.directed ? "arrow" : "line",
      defaultEdgeColor: network.edges.length > 1500 ? "#d3d8de" : "#a3abb5",
      enableEdgeEvents: true,
      labelColor: { color: "#1b1f24" },
      labelFont: "system-ui, sans-serif",
      labelSize: 12,
      labelDensity: 4,
      labelGridCellSize: 80,
      labelRenderedSizeThreshold: 2,
      defaultDrawNodeLabel: name,
      minEdgeThickness: 1,
      stagePadding: 60,
      zIndex: true,
      nodeReducer: (id, data) => {
        if (!seen.has(id)) return Object.assign({}, data, { hidden: true });
        if (!chosen.node) return data;
        if (id === chosen.node) return Object.assign({}, data, { highlighted: true, forceLabel: true, zIndex: 2 });
        if (graph.areNeighbors(id, chosen.node)) return Object.assign({}, data, { zIndex: 1 });
        return Object.assign({}, data, { color: "#dfe3e8", label: "", zIndex: 0 });
      },
      edgeReducer: (id, data) => {
        if (hidden.has(id)) return Object.assign({}, data, { hidden: true });
        if (id === chosen.edge) return Object.assign({}, data, { color: "#1b1f24", size: data.size + 2, zIndex: 2 });
        if (!chosen.node) return data;
        if (graph.hasExtremity(id, chosen.node)) return Object.assign({}, data, { color: "#6b737c", zIndex: 1 });
        return Object.assign({}, data, { color: "#eef1f4", zIndex: 0 });
      },
    });
    renderer.on("beforeRender", () => { placed = null; });
    renderer.on("clickNode", ({ node }) => pick(node));
    renderer.on("clickEdge", ({ edge }) => pickEdge(edge));
    renderer.on("clickStage", () => { if (chosen.node) clear(); });
    renderer.refresh();
  }

  function prepare() {
    const kinds = [...new Set(network.nodes.map((node) => node.kind))].sort();
    at("types").append(...kinds.map((kind) => {
      const label = made("label", "", { class: "tick" });
      const box = made("input", "", { type: "checkbox", value: kind });
      box.checked = true;
      box.addEventListener("change", choose);
      label.append(box, dot(kind), kind);
      return label;
    }));
    for (const [id, value] of [["from", first], ["to", last]]) {
      Object.assign(at(id), { min: first, max: last });
      at(id).value = value;
      at(id + "-year").textContent = value || "";
      at(id).disabled = !days.length;
      at(id).addEventListener("input", () => {
        const [from, to] = range();
        if (from > to) at(id === "from" ? "to" : "from").value = at(id).value;
        for (const one of ["from", "to"]) at(one + "-year").textContent = at(one).value;
        choose();
      });
    }
    at("undated").addEventListener("change", choose);
    at("search").addEventListener("input", list);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") clear();
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const here = event.target.closest("#list button, #details .ties button, #search");
      if (!here) return;
      const all = [...(here.closest("ul") || at("list")).querySelectorAll("button")];
      const next = all[all.indexOf(here) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) next.focus();
      event.preventDefault();
    });
  }

  prepare();
  describe();
  try {
    choose();
    draw();
  } catch (error) {
    at("no-picture").hidden = false;
    at("hint").hidden = true;
  }
  window.govgraph = { renderer };
})();
