import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {DavyElement} from './element.js';
import {duration, when} from './format.js';
import {nameOf, t} from './i18n.js';
import {icons} from './icons.js';
import {missionButtons} from './mission-actions.js';
import {excluded, findings, inLanguage} from './mission-view.js';
import {isEnded, store} from './store.js';

const EARLIER = 5;
const STARTS = new Set(['SENT', 'ACCEPTED']);

// The robots' routine rounds, below the incidents and closed until somebody asks: which, who goes, how far, when again.
class DavyRoundList extends DavyElement {
  constructor() {
    super();
    this.watch(store, 'state', 'plant', 'status', 'tick');
    this.watch(actions, 'change');
  }

  how(missions) {
    const [m] = missions;
    if (!m) {
      return html`<span class="tag">${t('round.never')}</span>`;
    }
    const state = m.state === 'DONE' ? t('round.done') : t(`mstate.${m.state}`);
    const arrives = m.eta && STARTS.has(m.state) ? html` · ${t('eta.in', {t: duration(Date.parse(m.eta) - store.now())})}` : nothing;
    return html`<span class="tag">${icons.robot()}${m.robot ?? ''} ${state}${arrives}</span>
      ${m.stops ? html`<span class="tag stops">${t('round.stops', {n: m.stops_done, m: m.stops})}</span>` : nothing}
      ${m.paused && !isEnded(m) ? html`<span class="tag">${t('paused')}</span>` : nothing}`;
  }

  // One going of it: what was found, why it waits or ended, who was not chosen.
  going(mission) {
    return html`<div class="going">
      <p>${when(mission.created, store.now())} ${mission.robot ?? ''}${mission.reason ? html`: ${inLanguage(mission.reason, mission.reason_ko)}` : nothing}</p>
      ${findings(mission)}${isEnded(mission) ? nothing : excluded(mission.excluded ?? [])}</div>`;
  }

  row({id, label, missions}) {
    const next = store.status?.rounds?.[id];
    const [newest, ...earlier] = missions;
    return html`<li class="round" data-round=${id}><details>
      <summary><b>${nameOf(label, id)}</b> ${this.how(missions)}
        <small>${next ? t('round.next', {time: when(next, store.now())}) : t('round.no.next')}</small></summary>
      ${newest ? html`${this.going(newest)}${missionButtons(newest)}` : nothing}
      ${earlier.length ? html`<details><summary>${t('round.earlier')}</summary>${earlier.slice(0, EARLIER).map((m) => this.going(m))}</details>` : nothing}
    </details></li>`;
  }

  render() {
    const rounds = store.rounds();
    if (rounds.length === 0) {
      return nothing;
    }
    const live = rounds.filter(({missions: [m]}) => m && !isEnded(m));
    return html`<details class="rounds"><summary>${t('rounds')} <small>${live.length
      ? live.map(({id, label, missions: [m]}) => `${nameOf(label, id)} ${m.robot ?? t(`mstate.${m.state}`)} ${m.stops_done ?? 0}/${m.stops ?? '–'}`).join(' · ')
      : t('rounds.n', {n: rounds.length})}</small></summary>
      <ul>${rounds.map((r) => this.row(r))}</ul></details>`;
  }
}

customElements.define('davy-round-list', DavyRoundList);
