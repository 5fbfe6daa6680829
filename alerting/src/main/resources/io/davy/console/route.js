// Where the page is: #/incident/ID (mails link to it), or #/incidents, #/alarms, #/map, which are one screen except on a phone.
class Route extends EventTarget {
  // Which of the alarm lists is shown.
  list = 'active';

  constructor() {
    super();
    addEventListener('hashchange', () => this.dispatchEvent(new Event('change')));
  }

  #parts() {
    return location.hash.replace(/^#\/?/, '').split('/');
  }

  get tab() {
    const [first] = this.#parts();
    return ['alarms', 'map'].includes(first) ? first : 'incidents';
  }

  get incident() {
    const [first, id] = this.#parts();
    return first === 'incident' && id ? decodeURIComponent(id) : null;
  }

  go(path) {
    location.hash = `#/${path}`;
  }

  // Shows one of the alarm lists; an incident that is open stays open.
  show(list) {
    this.list = list;
    this.dispatchEvent(new Event('change'));
  }
}

export const route = new Route();
export const incidentLink = (id) => `#/incident/${encodeURIComponent(id)}`;
