// One search index: a folder of small files, made by policysite/exports/search_index.py, of which only those are asked
// for that hold the words typed. The two agree on how words are cut, and on how the lists of a word's rows are written. A
// row is a clause, a section, or a document or page as a whole.

import { LITTLE, distance, similar, stem, wordsOf } from "./search-words.js";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = Object.fromEntries([...DIGITS].map((digit, value) => [digit, value]));
const COMMON = 8000; // a word of which not all rows are listed stands in at least so many
const FILES = 4; // so many files at most are read for the words that begin with what was typed

/** How much a word weighs in a row of each length (BM25, a row of 20 words is usual), in a clause and in a section. */
const LENGTHS = [3, 6, 10, 15, 22, 32, 50, 80];
const IN_A_CLAUSE = LENGTHS.map((words) => 2.2 / (1.3 + (0.9 * words) / 20));
const IN_A_ROW = Object.fromEntries(
  [...IN_A_CLAUSE, ...IN_A_CLAUSE.map((weight) => 0.35 * weight)].map((weight, step) => [step.toString(16), weight]),
);
const IN_THE_TITLE = 0.25;
const AS_LABEL = 12;

/** The rows of a list: the first one, and each as its distance from the one before. */
function rowsOf(listed) {
  const rows = [];
  let [row, step, size] = [0, 0, 1];
  for (let place = isCut({ listed }) ? 1 : 0; place < listed.length; place++) {
    const value = VALUES[listed[place]];
    step += (value % 32) * size;
    size *= 32;
    if (value < 32) {
      rows.push((row += step));
      [step, size] = [0, 1];
    }
  }
  return rows;
}

/** Whether a word is so common that not all of its rows are listed. */
const isCut = ({ listed }) => listed.startsWith("~");

export class Index {
  /**
   * Read what every search needs.
   *
   * @param folder Address of the index, ending in a slash.
   * @param weight How much its rows count beside those of other indexes.
   */
  static async open(folder, weight = 1) {
    const answer = await fetch(new URL("index.json", folder), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return new Index(folder, weight, await answer.json());
  }

  constructor(folder, weight, { stamp, subjects, lengths, words }) {
    Object.assign(this, { folder, weight, stamp, lengths, words, files: new Map(), size: lengths.length });
    Object.assign(this, { owners: new Uint32Array(this.size), titles: new Map(), names: new Map() });
    let end = 0;
    this.subjects = subjects.map(([address, printed, title, department, type, standing, rows, revisions], at) => {
      const [first, parts, titled] = [end, wordsOf(printed), wordsOf(title)];
      const names = { number: parts.join(""), parts, digits: parts.map((part) => part.replace(/^\D*0*/, "")), titled };
      end += rows;
      const subject = { address, printed, title, department, type, standing, revisions, first, end, ...names };
      this.owners.fill(at, first, end);
      for (const word of titled) this.titles.set(word, [...(this.titles.get(word) ?? []), subject]);
      return subject;
    });
  }

  /** The documents whose number fits a word, and how well: “hum”, “w050”, “50” and “humw050” all fit HUM-W050. */
  named(word) {
    if (!this.names.has(word)) {
      const [isNumber, hasDigit, digits] = [/^\d\d+$/.test(word), /\d/.test(word), word.replace(/^0+/, "")];
      const fit = ({ number, parts, digits: known }) => {
        if (parts.includes(word) || number === word) return 1;
        if (isNumber && known.includes(digits)) return 0.8;
        const begins = number.startsWith(word) || (hasDigit && parts.some((part) => part.startsWith(word)));
        return begins && word.length > 1 ? 0.5 : 0;
      };
      this.names.set(word, new Map(this.subjects.map((subject) => [subject, fit(subject)]).filter(([, fits]) => fits)));
    }
    return this.names.get(word);
  }

  /** A file of the index, asked for once. */
  file(name) {
    if (!this.files.has(name)) {
      const reading = fetch(new URL(`${name}?${this.stamp}`, this.folder)).then((answer) => answer.json());
      reading.catch(() => this.files.delete(name));
      this.files.set(name, reading);
    }
    return this.files.get(name);
  }

  /** The words that begin with some letters, each with the list of its rows. */
  async beginningWith(start) {
    const first = Math.max(0, this.words.findLastIndex((word) => word <= start));
    const after = this.words.findIndex((word) => word > start && !word.startsWith(start));
    const places = [...this.words.keys()].slice(first, after === -1 ? undefined : after).slice(0, FILES);
    const files = await Promise.all(places.map((place) => this.file(`words/${place}.json`)));
    return files.flatMap((file) => Object.entries(file)).filter(([word]) => word.startsWith(start));
  }

  async exactly(word) {
    if (this.words.length === 0) return [];
    const file = await this.file(`words/${Math.max(0, this.words.findLastIndex((first) => first <= word))}.json`);
    return Object.hasOwn(file, word) ? [[word, file[word]]] : [];
  }

  /** The words that a term means, each with the list of its rows, and how well it fits. */
  async meant({ word, label, unfinished }) {
    const found = new Map(label ? await this.exactly(`§${label}`) : []);
    const root = word && stem(word);
    if (word?.length > 2) {
      const near = await this.beginningWith(root.replace(/i$/, ""));
      const forms = near.filter(([other]) => stem(other) === root);
      const longer = unfinished || forms.length === 0 ? near.filter(([other]) => other.startsWith(word)) : [];
      for (const [other, listed] of [...longer, ...forms]) found.set(other, listed);
    } else if (word) for (const [other, listed] of await this.exactly(word)) found.set(other, listed);
    const fit = (other) => (other === word || other.startsWith("§") ? 1 : stem(other) === root ? 0.9 : 0.5);
    return [...found].map(([other, listed]) => ({ word: other, listed, fit: fit(other) }));
  }

  /** The words that are spelled most like one that stands nowhere: at most two letters, or swaps of letters, apart. */
  async alike(word) {
    let [best, limit] = [[], word.length < 4 ? -1 : word.length < 8 ? 1 : 2];
    for (const other of limit > 0 ? await this.file("vocabulary.json") : []) {
      if (!similar(word, other, limit)) continue;
      const apart = distance(word, other);
      if (apart < limit) best = [];
      if (apart <= limit) [best, limit] = [[...best, other], apart];
    }
    const found = await Promise.all(best.slice(0, 3).map((other) => this.exactly(other)));
    return found.flat().map(([other, listed]) => ({ word: other, listed, fit: 0.6, apart: limit }));
  }

  /** The rows in which all terms are found; if there are none, those with some; and how well each of them fits. */
  ranked(terms, { department, type, here }) {
    const [score, covered, own] = [new Float32Array(this.size), new Uint8Array(this.size), new Uint8Array(this.size)];
    // Little words, and those of which not all rows are listed, are not asked for, unless there are no others.
    const weighty = terms.filter((term) => !LITTLE.has(term.word) && !term.meant.get(this).some(isCut));
    const needed = weighty.length > 0 ? weighty : terms;
    const lists = terms.map((term) => {
      const best = new Float32Array(this.size);
      const rows = this.fitting(term, best, own);
      for (const row of rows) score[row] += best[row];
      if (needed.includes(term)) for (const row of rows) covered[row]++;
      return rows;
    });
    const chosen = (rows) =>
      rows.flatMap((row) => {
        const subject = this.subjects[this.owners[row]];
        const isWhole = row === subject.first && !subject.revisions;
        if (!covered[row] || !(isWhole || own[row])) return [];
        if ((department && subject.department !== department) || (type && subject.type !== type)) return [];
        const exact = isWhole ? 100 * Math.max(this.namedByAll(subject, terms), this.isEntitled(subject, terms)) : 0;
        const total = (score[row] + exact + (subject.address === here ? 0.5 : 0)) * this.weight;
        return [{ index: this, subject, row, score: total, full: covered[row] === needed.length }];
      });
    const [fewest = []] = lists
      .filter((_, place) => needed.includes(terms[place]))
      .sort((one, other) => one.length - other.length);
    const full = chosen(fewest.filter((row) => covered[row] === needed.length));
    return full.length > 0 ? full : chosen([...new Set(lists.flat())]);
  }

  /** The rows that fit a term. How well is written to `best`, and to `own` whether the row itself says the word. */
  fitting(term, best, own) {
    const rows = [];
    const fits = (row, weight) => {
      if (best[row] === 0) rows.push(row);
      if (best[row] < weight) best[row] = weight;
    };
    const meant = term.meant.get(this).map((found) => ({ ...found, rows: rowsOf(found.listed) }));
    const sure = meant.some(({ fit }) => fit > 0.5) ? meant.filter(({ fit }) => fit > 0.5) : meant;
    const count = sure.reduce((sum, found) => sum + (isCut(found) ? COMMON : found.rows.length), 0);
    const rarity = Math.log(1 + Math.max(0.5, this.size - count + 0.5) / (count + 0.5));
    for (const { word, rows: listed, fit } of meant) {
      for (const row of listed) {
        fits(row, word.startsWith("§") ? AS_LABEL : rarity * fit * IN_A_ROW[this.lengths[row]]);
        own[row] = 1;
      }
      for (const subject of this.titles.get(word) ?? []) {
        for (let row = subject.first; row < subject.end; row++) fits(row, rarity * fit * IN_THE_TITLE);
      }
    }
    for (const [subject, fit] of term.word ? this.named(term.word) : []) {
      const weight = fit * (/\d/.test(term.word) ? 3 : 1);
      for (let row = subject.first; row < subject.end; row++) fits(row, weight);
    }
    return rows;
  }

  /** How well a document's number fits all that was asked; not at all where no digit was. */
  namedByAll(subject, terms) {
    if (!terms.some(({ word }) => /\d/.test(word))) return 0;
    return Math.min(...terms.map(({ word }) => (word && this.named(word).get(subject)) ?? 0));
  }

  /** Whether what was asked is the title of a document, no more and no less. */
  isEntitled({ titled }, terms) {
    const isPart = ({ meant }) => meant.get(this).some(({ word, fit }) => fit >= 0.9 && titled.includes(word));
    return titled.length === terms.length && terms.every(isPart);
  }
  /** What a row says, and where. */
  async read({ subject, row }) {
    const [label, anchor, words, revision] = (await this.file(`${subject.address}texts.json`))[row - subject.first];
    const [revised, standing] = subject.revisions?.[revision] ?? ["", subject.standing];
    const address = revised ? `${subject.address}${revised}/` : subject.address;
    return { label, words, revised, standing, address: anchor ? `${address}#${anchor}` : address };
  }
}
