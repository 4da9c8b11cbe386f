"use strict";
(() => {
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const find = at("find"), pillar = at("pillar"), state = at("state"), wide = at("wide"), theme = at("theme");
  const go = at("go"), shown = at("shown");
  const fold = (text) => text.normalize("NFC").toLowerCase();
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const tables = [...document.querySelectorAll(".sheet")].map((section) => {
    const table = section.querySelector("table");
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.querySelectorAll("tbody tr:not(.group)")];
    const byState = heads.flatMap((head, place) => {
      const cells = [head, table.querySelectorAll("col")[place], ...rows.map((row) => row.cells[place])];
      return head.dataset.state ? cells.filter(Boolean).map((cell) => [cell, head.dataset.state]) : [];
    });
    return {
      table,
      none: section.querySelector(".none"),
      count: document.querySelector(`[data-count="${section.id}"]`),
      heads,
      byState,
      states: new Set([...table.querySelectorAll("thead [data-state]")].map((head) => head.dataset.state)),
      bodies: [...table.tBodies].map((body) => ({
        body,
        heading: body.querySelector(".group th"),
        rows: [...body.rows].filter((row) => !row.classList.contains("group")),
      })),
    };
  });
  for (const { bodies } of tables) {
    for (const { rows, heading } of bodies) {
      for (const row of rows) row.words = fold(`${heading ? heading.textContent : ""} ${row.textContent}`);
    }
  }

  const fits = (row, words, columns) =>
    (!pillar.value || !row.dataset.pillar || row.dataset.pillar === pillar.value) &&
    (!state.value || columns || !row.dataset.states || row.dataset.states.split(" ").includes(state.value)) &&
    words.every((word) => row.words.includes(word));

  const apply = () => {
    const words = fold(find.value).split(/\s+/).filter(Boolean);
    const chosen = words.length > 0 || pillar.value !== "" || state.value !== "";
    let left = 0, all = 0;
    root.classList.toggle("narrow", !wide.checked);
    for (const { table, none, count, heads, byState, states, bodies } of tables) {
      for (const [cell, of] of byState) cell.hidden = state.value !== "" && of !== state.value;
      const columns = heads.filter((head) => !head.hidden).length;
      let here = 0;
      for (const { body, heading, rows } of bodies) {
        let kept = 0;
        for (const row of rows) {
          row.hidden = chosen && !fits(row, words, states.size > 0);
          kept += row.hidden ? 0 : 1;
        }
        body.hidden = kept === 0;
        if (heading) heading.colSpan = columns;
        here += kept;
        all += rows.length;
      }
      left += here;
      none.hidden = here > 0;
      table.parentElement.hidden = here === 0;
      count.textContent = chosen ? String(here) : "";
      count.parentElement.classList.toggle("empty", here === 0);
    }
    const said = [];
    if (pillar.value) said.push(`pillar ${pillar.selectedOptions[0].text}`);
    if (state.value) said.push(`state ${state.selectedOptions[0].text}`);
    if (words.length) said.push(`words "${find.value.trim()}"`);
    shown.textContent = chosen ? `Not all is shown: ${said.join(", ")}; ${left} of ${all} rows.` : "";
  };

  // Rows are sorted inside their group only; a third press brings their own order back. Text comes after figures.
  const compare = (one, other, column, sign) => {
    const [a, b] = [one.cells[column], other.cells[column]];
    const [x, y] = [a.dataset.key, b.dataset.key];
    if (x !== undefined && y !== undefined) return sign * (Number(x) - Number(y));
    if (x !== undefined || y !== undefined) return x !== undefined ? -1 : 1;
    return sign * order.compare(a.textContent, b.textContent);
  };
  const sort = ({ heads, bodies }, head) => {
    const next = { ascending: "descending", descending: undefined }[head.getAttribute("aria-sort")] ;
    const now = head.hasAttribute("aria-sort") ? next : "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    if (now) head.setAttribute("aria-sort", now);
    const column = heads.indexOf(head);
    for (const { body, rows } of bodies) {
      const sign = now === "descending" ? -1 : 1;
      body.append(...(now ? [...rows].sort((one, other) => compare(one, other, column, sign)) : rows));
    }
  };
  for (const entry of tables) {
    for (const head of entry.heads.filter((head) => "sort" in head.dataset)) {
      const button = document.createElement("button"), printed = document.createElement("span");
      button.type = "button";
      printed.className = "printed"; // a browser leaves buttons out where it repeats a header on the next page
      button.textContent = printed.textContent = head.textContent;
      button.addEventListener("click", () => sort(entry, head));
      head.replaceChildren(button, printed);
    }
  }

  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);
  const name = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  prefersDark.addEventListener("change", name);
  name();

  for (const control of [find, pillar, state, wide]) control.addEventListener("input", apply);
  at("reset").addEventListener("click", () => {
    find.value = pillar.value = state.value = "";
    apply();
    find.focus();
  });
  // What lies in a folded part is unfolded before it is gone to.
  const unfold = (id) => {
    const folded = id && at(id) && at(id).closest("details");
    if (folded) folded.open = true;
    return at(id);
  };
  go.addEventListener("input", () => unfold(go.value).scrollIntoView());
  const follow = () => {
    const target = unfold(location.hash.slice(1));
    if (target && target.closest("details")) target.scrollIntoView();
  };
  window.addEventListener("hashchange", follow);
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) if (entry.isIntersecting) go.value = entry.target.id;
    },
    { rootMargin: "-20% 0px -79% 0px" }, // one line across the upper part of the window
  );
  for (const section of document.querySelectorAll(".sheet, #top")) seen.observe(section);
  at("print").addEventListener("click", () => window.print());
  root.classList.add("js");
  wide.checked = window.innerWidth > 700;
  apply();
  follow();
})();
