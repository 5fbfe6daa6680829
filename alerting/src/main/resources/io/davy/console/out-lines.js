import {html, nothing} from 'lit';
import {actions} from './actions.js';
import {forms} from './action-form.js';
import {duration, measured, minute, when} from './format.js';
import {t} from './i18n.js';
import {icons} from './icons.js';
import {placeOf, voteWords, votesOf} from './out-of-service.js';
import {store} from './store.js';

const back = (service, kind, label) => html`<button class=${kind} ?disabled=${actions.busy(service.id)} aria-label="${t('in.service')} ${service.sensor}"
  @click=${() => actions.act('IN_SERVICE', service.id)}>${label}</button>`;

// How long a permit still lasts, or for how long it has been over without its sensor being back.
function left(at) {
  const ms = at - store.now();
  return ms >= 0 ? t('left', {t: duration(ms)}) : html`<b class="over">${t('eta.over', {t: duration(-ms)})}</b>`;
}

const voteTag = (vote) => html`<em class="vote" title=${voteWords(vote)}>${t(vote.left > 0 ? 'vote.short' : 'vote.short.none', vote)}</em>`;

// The votes that a permit reduces; one that is over reduces none.
const reduced = ({service, at}) => (at > store.now() ? votesOf(service.sensor) : []);

// One row: what and where, under which permit, by whom and why, from when until when.
export function outLine(entry, open, toggle) {
  const {service, at, alarms} = entry;
  const {since, by, permit, reason} = service.out_of_service;
  const {what, zone, known} = placeOf(service.sensor, alarms[0]);
  const now = store.now();
  return html`<div class="line out">
    ${icons.work()}
    <button class="name" aria-expanded=${open} @click=${toggle}>
      <span class="what"><b>${service.sensor}</b> ${reduced(entry).map(voteTag)} ${[what, zone].filter(Boolean).join(' · ')}${known || !store.plant ? nothing : html` <i>${t('out.gone')}</i>`}</span>
      <span class="who">${permit} · ${by}: ${reason}</span>
      <span class="left">${left(at)} · ${minute(since, now)} – ${minute(at, now)}</span>
    </button>
    ${back(service, 'ack', t('in.service.short'))}
  </div>`;
}

const fact = (label, value) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);

// All that is known of it, and what can be done.
export function outMore(entry) {
  const {service, at, alarms} = entry;
  const {since, by, permit, reason} = service.out_of_service;
  const {what, zone, machine, known} = placeOf(service.sensor, alarms[0]);
  const value = store.values.get(service.sensor);
  const now = store.now();
  return html`<div class="more"><dl class="facts-list">
    ${fact(t('place'), [zone, machine, what].filter(Boolean).join(' · ') || t('out.gone'))}
    ${known ? nothing : fact('', zone ? t('out.gone') : '')}
    ${fact(t('out.who'), by)}
    ${fact(t('out.since'), when(since, now))}
    ${fact(t('out.until'), html`${when(at, now)} · ${left(at)}`)}
    ${fact(t('permit'), permit)}
    ${fact(t('reason'), reason)}
    ${reduced(entry).map((v) => fact(t('vote'), voteWords(v)))}
    ${value ? fact(t('value.now'), `${measured(value[0], store.sensor(service.sensor)?.unit)} · ${when(value[1], now)}`) : nothing}
  </dl><div class="do">
    ${back(service, 'in-service', t('in.service'))}
    <button class="out-of-service" @click=${() => forms.open('OUT_OF_SERVICE', {id: service.id, sensor: service.sensor})}>${t('out.again')}</button>
  </div></div>`;
}
