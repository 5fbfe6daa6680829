import {measured} from './format.js';
import {ruleName, t} from './i18n.js';
import {giver} from './mission-view.js';
import {isRobotless, store} from './store.js';

// What happened in an incident, oldest first: [{at, text, kind}].
export function timeline(incident) {
  const events = [];
  const add = (at, kind, text) => at && events.push({at: Date.parse(at), kind, text});
  add(incident.opened, 'incident', t('tl.opened'));
  incident.alarms.forEach((member) => {
    const alarm = store.alarms.get(member.alarm);
    const what = `${member.sensor} ${ruleName(member.rule)}`;
    add(member.time, 'alarm', t('tl.raised', {what}));
    add(alarm?.cleared, 'calm', t('tl.cleared', {what}));
    add(alarm?.acked_at, 'person', t('tl.acked', {what, who: alarm?.acked_by ?? ''}));
  });
  store.missionsOf(incident.id).forEach((m) => {
    const robot = m.robot ?? '';
    isRobotless(m) || add(m.created, 'robot', t('tl.planned', {n: m.number}));
    add(m.sent, 'robot', t('tl.sent', {robot}));
    add(m.accepted, 'robot', t('tl.accepted', {robot}));
    add(m.on_scene, 'robot', t('tl.on_scene', {robot}));
    (m.findings ?? []).filter((f) => f.value !== undefined).forEach((f) =>
      add(f.time, 'robot', t('tl.finding', {robot, node: f.node, value: measured(f.value, f.unit)})));
    (m.verdicts ?? [m.verdict]).filter(Boolean).forEach((v) =>
      add(v.time, 'verdict', t('tl.verdict', {robot: giver(v), outcome: t(`outcome.${v.outcome}`)})));
    isRobotless(m) || add(m.ended, 'robot', t('tl.ended', {n: m.number, state: t(`mstate.${m.state}`)}));
  });
  store.notificationsOf(incident.id).forEach((n) => {
    const told = {who: n.contact, channel: t(`channel.${n.channel}`), occasion: t(`occasion.${n.occasion}`)};
    if (n.state === 'SENT' || n.state === 'FAILED') {
      add(n.time, 'person', t(n.state === 'SENT' ? 'tl.told' : 'tl.nottold', told));
    }
  });
  add(incident.closed, 'incident', t('tl.closed'));
  return events.sort((a, b) => a.at - b.at);
}
