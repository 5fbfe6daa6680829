// Rows beyond the edges that are drawn all the same, so that a quick scroll finds them there.
const MARGIN = 10;
// Rows by which the place of the list is held.
const SEEN = 15;

// Draws of a long list of rows of one height only those in sight, so that ten thousand cost no more than fifty. One row may be
// opened and is then higher. While somebody has scrolled down, the row at the top stays where it is, whatever comes in above.
export class Windowed {
  #host;
  #row = 46;
  #extra = 0;
  #top = 0;
  #height = 900;
  #anchor = {first: 0, offset: 0, keys: []};
  #range = [0, 0];
  #sizes = new ResizeObserver(() => this.#measure());

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  get #list() {
    return this.#host.querySelector('ul.windowed');
  }

  hostDisconnected() {
    this.#sizes.disconnect();
    this.watched = null;
  }

  #above(index, opened) {
    return index * this.#row + (opened >= 0 && opened < index ? this.#extra : 0);
  }

  // Which of the rows to draw: {from, to}; opened is the index of the row that is opened, or -1. Somebody may have scrolled of
  // whom the browser has not told yet: what comes in must not throw him back.
  slice(rows, opened) {
    if (this.watched && Math.abs(this.watched.scrollTop - this.#top) > 1) {
      this.#hold();
    }
    this.rows = rows;
    this.opened = opened;
    const top = this.#held();
    this.#range = this.#reach(top);
    this.wanted = top;
    return {from: this.#range[0], to: this.#range[1]};
  }

  // Where the rows that were in sight are now; a single one may have gone elsewhere, so most of them decide.
  #held() {
    const {first, offset, keys} = this.#anchor;
    if (this.#top === 0 || keys.length === 0) {
      return this.#top;
    }
    const shifts = keys.map((key, i) => this.rows.findIndex((r) => r.key === key) - first - i)
      .filter((shift, i) => shift + first + i >= 0).sort((a, b) => a - b);
    const shift = shifts.length ? shifts[shifts.length >> 1] : 0;
    return Math.max(0, this.#above(first + shift, this.opened) + offset);
  }

  #hold() {
    this.#top = this.#list.scrollTop;
    const first = Math.floor(this.#top / this.#row);
    this.#anchor = {first, offset: this.#top - this.#above(first, this.opened), keys: this.rows.slice(first, first + SEEN).map((r) => r.key)};
  }

  #reach(top) {
    const opened = this.opened;
    const past = opened >= 0 && opened * this.#row < top ? Math.min(this.#extra, top - opened * this.#row) : 0;
    const first = Math.floor(Math.max(0, top - past) / this.#row);
    return [Math.max(0, first - MARGIN), Math.min(this.rows.length, first + Math.ceil(this.#height / this.#row) + MARGIN)];
  }

  // After each drawing: the gaps above and below, and the place where the list was.
  hostUpdated() {
    const list = this.#list;
    if (!list) {
      return;
    }
    if (this.watched !== list) {
      this.#sizes.disconnect();
      this.#sizes.observe(list);
      this.watched = list;
      list.addEventListener('scroll', () => this.#scrolled(), {passive: true});
    }
    const [from, to] = this.#range;
    const gaps = list.querySelectorAll(':scope > .gap');
    gaps[0].style.height = `${this.#above(from, this.opened)}px`;
    gaps[1].style.height = `${this.#above(this.rows.length, this.opened) - this.#above(to, this.opened)}px`;
    if (Math.abs(list.scrollTop - this.wanted) > 1) {
      list.scrollTop = this.wanted;
    }
    this.#hold();
    this.#measure();
  }

  #measure() {
    const list = this.#list;
    const row = list?.querySelector('.line');
    if (!row || list.clientHeight === 0) {
      return;
    }
    const more = list.querySelector('.more')?.offsetHeight ?? this.#extra;
    if (row.offsetHeight !== this.#row || more !== this.#extra || list.clientHeight !== this.#height) {
      [this.#row, this.#extra, this.#height] = [row.offsetHeight, more, list.clientHeight];
      this.#host.requestUpdate();
    }
  }

  #scrolled() {
    this.#hold();
    const [from, to] = this.#reach(this.#top);
    if (from !== this.#range[0] || to !== this.#range[1]) {
      this.#host.requestUpdate();
    }
  }

  // Brings a row into sight.
  reveal(index) {
    const list = this.#list;
    const top = this.#above(index, this.opened);
    if (top < list.scrollTop) {
      list.scrollTop = top;
    } else if (top + this.#row > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + this.#row - list.clientHeight;
    }
    this.#scrolled();
  }
}
