(() => {
  "use strict";

  const table = document.querySelector(".articles");
  if (!table) return;

  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const compare = new Intl.Collator("en", { numeric: true }).compare;

  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;

  const sort = (column) => {
    const heading = headings[column];
    const isNumber = heading.dataset.sort === "number";
    const first = isNumber ? "descending" : "ascending";
    const order = heading.ariaSort === first ? (isNumber ? "ascending" : "descending") : first;
    for (const other of headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const rows = [...body.rows];
    rows.sort((a, b) => {
      const [left, right] = [value(a, column), value(b, column)];
      return sign * (isNumber ? left - right : compare(left, right));
    });
    body.append(...rows);
  };

  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sort(column));
    heading.replaceChildren(button);
  });
})();
