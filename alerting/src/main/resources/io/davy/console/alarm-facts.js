import {html, nothing} from 'lit';
import {measured, span, when} from './format.js';
import {has, language, nameOf, ruleKey, said, t} from './i18n.js';
import {store} from './store.js';

const fact = (label, value) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);

// The explanation's sentence is written in English; for a rule that the texts know, its figures make the sentence of another language.
function why(alarm) {
  const text = alarm.explanation?.text;
  if (language.code === 'en' && text) {
    return text;
  }
  if (text && has(`restart.${text}`)) {
    return said('restart', text);
  }
  const kind = has(`why.${ruleKey(alarm.rule)}`) ? ruleKey(alarm.rule)
    : /(high|low|rate_of_rise|above_background|vibration_zone_[cd]|bad_signal|out_of_range|stuck|silent|clock_wrong)$/.exec(alarm.rule)?.[1];
  const known = kind && has(`why.${kind}`);
  const value = alarm.explanation?.readings?.at(-1)?.value ?? alarm.value;
  const figures = t(known ? `why.${kind}` : 'why.figures',
    {sensor: alarm.sensor, gas: alarm.gas ?? '', value: measured(value, alarm.unit), limit: measured(alarm.limit, alarm.unit)}).replace(/ +/g, ' ');
  return html`${figures}${text && !known ? html`<small lang="en">${text}</small>` : nothing}`;
}

// What has been done to it: who has put it aside, until when and why.
function handled(h) {
  const at = (time) => when(time, store.now());
  return html`
    ${h.shelf ? fact(t('list.shelved'), t(h.shelf.one_shot ? 'shelved.once' : 'shelved.by',
      {who: h.shelf.by, since: at(h.shelf.since), until: at(h.shelf.until), why: h.shelf.reason})) : nothing}
    ${h.suppression ? fact(t('list.suppressed'), t('suppressed.by', {rules: h.suppression.rules.join(', '), since: at(h.suppression.since)})) : nothing}
    ${h.out_of_service ? fact(t('list.out'), t('out.by', {who: h.out_of_service.by, permit: h.out_of_service.permit,
      since: at(h.out_of_service.since), until: at(h.out_of_service.until), why: h.out_of_service.reason})) : nothing}
    ${h.hidden && (h.shelf || h.suppression || h.out_of_service) ? fact('', t('hidden.on')) : nothing}
    ${h.re_alarms > 0 ? fact('', t('re.alarms', {n: h.re_alarms})) : nothing}
    ${h.re_alarm_at ? fact(t('re.alarm.at'), at(h.re_alarm_at)) : nothing}
    ${h.resets?.length ? fact(t('reset'), t('reset.asked', {who: h.resets.join(', ')})) : nothing}`;
}

function guided(g) {
  const words = (name) => nameOf({name}, '');
  return html`${fact(t('consequence'), words(g.consequence))}${fact(t('to.do'), words(g.action))}
    ${fact(t('respond.within'), span(g.respond_within))}`;
}

// Why an alarm stands: the sentence, the limit and where it comes from.
export function alarmFacts(alarm) {
  const e = alarm.explanation;
  const guidance = store.guidance(alarm);
  return html`<dl class="facts-list">
    ${guidance ? guided(guidance) : nothing}
    ${fact(t('why'), why(alarm))}
    ${fact(t('limit.title'), measured(alarm.limit, alarm.unit))}
    ${fact(t('limit.source'), e?.limit_source)}
    ${fact(t('ne107'), alarm.ne107 && t(`ne107.${alarm.ne107}`))}
    ${fact(t('window'), span(e?.window))}
    ${fact(t('state'), t(`state.${alarm.state}`))}
    ${fact(t('class'), t(`class.${alarm.alarm_class}`))}
    ${alarm.acked_by ? fact(t('acked'), t('acked.by', {who: alarm.acked_by, time: when(alarm.acked_at, store.now())})) : nothing}
    ${alarm.handling ? handled(alarm.handling) : nothing}
    ${alarm.chatter > 0 ? fact('', t('chatter', {n: alarm.chatter})) : nothing}
  </dl>`;
}
