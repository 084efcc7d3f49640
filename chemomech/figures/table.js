"use strict";
// Sorts a table by the column whose header is pressed, and shows the rows that hold what is looked for.
(() => {
  const table = document.getElementById("points"), body = table.tBodies[0];
  const wanted = document.getElementById("wanted"), shown = document.getElementById("shown");
  const heads = [...table.tHead.rows[0].cells];

  const before = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === "");
    const x = Number(a), y = Number(b);
    return Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b) : x - y;
  };
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => other.setAttribute("aria-sort", "none"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => row.cells[column].dataset.sort;
    const rows = [...body.rows].sort((a, b) => (down && value(a) && value(b) ? -1 : 1) * before(value(a), value(b)));
    body.append(...rows);
  }));

  const filter = () => {
    const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of body.rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      count += !row.hidden;
    }
    shown.textContent = count + " of " + body.rows.length;
  };
  wanted.addEventListener("input", filter);
  filter();
})();
