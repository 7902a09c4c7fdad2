// How a frozen site is searched. relfacts.index holds rows (sort, name, language, about, file, folded
// words) and the tables by which text is folded; relfacts.open gives the function that searches.
window.relfacts = (() => {
  "use strict";

  // The fold of relfacts/text/folding.py, with its tables.
  function folding({ letters, han, inside, dropped }) {
    const other = new Map(Object.entries(letters));
    const simple = new Map(Object.entries(han));
    const within = new Set(inside);
    const gone = (code) => dropped.some(([first, last]) => first <= code && code <= last);
    const letter = (ch) => {
      const code = ch.codePointAt(0);
      if (code >= 0x3041 && code <= 0x3096) ch = String.fromCodePoint(code + 0x60);
      if (within.has(ch) || /\p{Cf}/u.test(ch)) return "";
      if (/[\p{L}\p{N}]/u.test(ch)) return other.get(ch) ?? ch;
      return /\p{M}/u.test(ch) ? ch : " ";
    };
    const character = (ch) => {
      if (other.has(ch)) return other.get(ch);
      if (simple.has(ch)) return simple.get(ch);
      const parts = [...ch.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ")];
      const plain = parts
        .filter((part) => !gone(part.codePointAt(0)))
        .map((part) => other.get(part) ?? part)
        .join("");
      return [...plain.normalize("NFKC")].map(letter).join("");
    };
    return (text) =>
      [...text.replaceAll("´", "'").normalize("NFKC")].map(character).join("").split(/\s+/).filter(Boolean);
  }

  function open(root) {
    const { rows, fold: tables } = window.relfacts.index;
    const fold = folding(tables);
    const library = new window.MiniSearch({
      fields: ["terms"],
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      searchOptions: {
        tokenize: fold,
        processTerm: (term) => term,
        combineWith: "AND",
        prefix: true,
        fuzzy: (term) => (term.length > 4 && /^[a-z]+$/.test(term) ? 1 : false),
        boostDocument: (id) => (rows[id][0] === "fact" ? 1 : 3),
      },
    });
    library.addAll(rows.map((row, id) => ({ id, terms: row[5] })));
    const top = root.replace(/index\.html$/, "");
    return (text, most) =>
      library
        .search(text)
        .slice(0, most)
        .map(({ id }) => {
          const [type, name, lang, about, file] = rows[id];
          return { type, name, lang, about, path: top + file };
        });
  }

  return { folding, open };
})();
