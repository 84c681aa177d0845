(() => {
  "use strict";

  const tools = document.getElementById("tools");
  if (!tools) return;

  const article = document.getElementById("article");
  const position = document.getElementById("position");
  const keys = document.getElementById("keys");
  const filters = [...tools.querySelectorAll("[data-filter]")];
  const notes = [...document.querySelectorAll(".note")];
  const noteOf = new Map(notes.map((note) => [note.dataset.key, note]));
  const piecesOf = new Map(notes.map((note) => [note.dataset.key, []]));
  for (const piece of article.querySelectorAll("[data-key]")) piecesOf.get(piece.dataset.key).push(piece);

  let shown = notes;
  let current = null;
  let hovered = null;

  const light = (note, on) => {
    if (!note) return;
    note.classList.toggle("current", on);
    for (const piece of piecesOf.get(note.dataset.key)) piece.classList.toggle("current", on);
  };

  const tell = () => {
    const at = shown.indexOf(current);
    const all = shown.length === notes.length ? `${notes.length}` : `${shown.length} (of ${notes.length})`;
    position.textContent = at < 0 ? `${all} finding${notes.length === 1 ? "" : "s"}` : `${at + 1} of ${all}`;
  };

  const choose = (note) => {
    light(current, false);
    current = note;
    light(current, true);
    tell();
  };

  const go = (step) => {
    if (!shown.length) return;
    const at = shown.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
    choose(shown[next]);
    current.focus({ preventScroll: true });
    (current.closest(".row") ? piecesOf.get(current.dataset.key)[0] ?? current : current).scrollIntoView({ block: "center" });
    const { top, bottom } = current.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) current.scrollIntoView({ block: "nearest" });
  };

  const filter = () => {
    const allowed = { severity: new Set(), type: new Set() };
    for (const box of filters) if (box.checked) allowed[box.dataset.filter].add(box.value);
    shown = notes.filter((note) => allowed.severity.has(note.dataset.severity) && allowed.type.has(note.dataset.type));
    const visible = new Set(shown);
    for (const note of notes) {
      const off = !visible.has(note);
      note.hidden = off;
      for (const piece of piecesOf.get(note.dataset.key)) {
        if (piece.matches(".ref")) piece.hidden = off;
        else piece.classList.toggle("off", off);
      }
    }
    for (const list of document.querySelectorAll(".notes")) list.hidden = !list.querySelector(".note:not([hidden])");
    if (current && !visible.has(current)) choose(null);
    tell();
  };

  const noteAt = (target) => {
    const piece = target.closest?.("article [data-key]:not(.off), .note");
    return piece ? noteOf.get(piece.dataset.key) : null;
  };

  tools.addEventListener("change", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("click", (event) => {
    const all = event.target.dataset.all;
    if (!all) return;
    for (const box of filters) if (box.dataset.filter === "type") box.checked = all === "true";
    filter();
  });
  document.getElementById("previous").addEventListener("click", () => go(-1));
  document.getElementById("next").addEventListener("click", () => go(1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea")) return;
    if (event.key === "Escape") tools.querySelector("details").open = false;
    if (!keys.checked) return;
    if (event.key === "j" || event.key === "n") go(1);
    else if (event.key === "k" || event.key === "p") go(-1);
  });

  document.addEventListener("focusin", (event) => {
    const note = noteAt(event.target);
    if (note) choose(note);
  });
  article.addEventListener("click", (event) => {
    if (event.target.closest("a") || !getSelection().isCollapsed) return;
    const note = noteAt(event.target);
    if (!note || event.target.closest(".note")) return;
    choose(note);
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("mouseover", (event) => {
    if (hovered !== current) light(hovered, false);
    hovered = noteAt(event.target);
    light(hovered, true);
  });
  document.addEventListener("click", (event) => {
    const list = tools.querySelector("details");
    if (!list.contains(event.target)) list.open = false;
  });
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("main > section details")) details.open = true;
  });

  tools.hidden = false;
  filter();
})();
