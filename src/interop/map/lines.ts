import { element, rounded } from '../svg/element.js';
import type { TextBox } from '../svg/textBox.js';
import type { Arrangement, Spot, Thing } from './arranged.js';

/** How thick the line of something is: by its effective mass, within bounds. */
export const thicknessOf = ({ entry }: Thing): number => Math.min(12, 1 + 4 * (entry?.mass ?? 0));

/** The colour and the dashes of a line, which tell its kind without each other. */
export function strokeOf({ entry, sign }: Pick<Thing, 'entry' | 'sign'>): { colour: string; dashes?: string } {
	if (!entry || entry.retracted || entry.repeats) return { colour: 'var(--line)', dashes: '2 5' };
	if (sign === '+') return { colour: 'var(--support)' };
	return { colour: 'var(--opposition)', dashes: entry.kind === 'UNDERCUTS' ? '12 4 2 4' : '10 5' };
}

interface Ground {
	readonly places: Arrangement;
	readonly claim: TextBox;
	readonly box: (thing: Thing) => TextBox;
}

/** Every line of a map: from who speaks to what they speak about, with an arrowhead and a sign. */
export function drawLines(things: readonly Thing[], ground: Ground): string[] {
	const ends = endsOf(things, ground);
	const counted = new Map(things.flatMap((one) => (one.entry ? [[one.entry.id, one] as const] : [])));
	return things.flatMap((thing) => {
		const repeated = thing.entry?.repeats ? counted.get(thing.entry.repeats) : undefined;
		if (repeated && repeated.on === thing.on) return [sameOrigin(thing, repeated, ground)];
		return [lineOf(thing, ends.get(thing) ?? { x: 0, y: 0 }, ground)];
	});
}

/** Where lines end at the right edge of what they point at: one below the other, each with room for its thickness. */
function endsOf(things: readonly Thing[], { places, claim, box }: Ground): Map<Thing, Spot> {
	const ends = new Map<Thing, Spot>();
	for (const on of [null, ...things]) {
		const arriving = things.filter((one) => one.on === on && one.entry?.kind !== 'UNDERCUTS');
		const { x, y } = on ? (places.things.get(on) ?? { x: 0, y: 0 }) : places.claim;
		const { width, height } = on ? box(on) : claim;
		const room = arriving.reduce((sum, one) => sum + thicknessOf(one) + 9, 0);
		const from = [...arriving].sort(
			(one, other) => (places.things.get(one)?.y ?? 0) - (places.things.get(other)?.y ?? 0),
		);
		const gap = Math.min(9, Math.max(2, (height - 12 - room) / (arriving.length + 1) + 9));
		let at = y - from.reduce((sum, one) => sum + thicknessOf(one) + gap, -gap) / 2;
		for (const one of from) {
			ends.set(one, { x: x + width / 2, y: at + thicknessOf(one) / 2 });
			at += thicknessOf(one) + gap;
		}
	}
	return ends;
}

function lineOf(thing: Thing, end: Spot, { places, box }: Ground): string {
	const spot = places.things.get(thing) ?? { x: 0, y: 0 };
	const start = { x: spot.x - box(thing).width / 2, y: spot.y };
	const joint = places.joints.get(thing);
	const target = thing.entry?.kind === 'UNDERCUTS' && thing.on ? places.joints.get(thing.on) : undefined;
	const thickness = thicknessOf(thing);
	const { colour, dashes } = strokeOf(thing);
	const head = thing.entry && !thing.entry.retracted ? 7 + thickness : 0;
	const pathTo = (from: Spot, to: Spot) =>
		`${at(from)}C${at({ x: (from.x + to.x) / 2, y: from.y })} ${at({ x: (from.x + to.x) / 2, y: to.y })} ${at(to)}`;
	let path: string;
	let tip: Spot;
	let sign: Spot;
	let upright = 0;
	if (target) {
		upright = start.y > target.y ? 1 : -1;
		tip = { x: target.x, y: target.y + upright * 8 };
		const base = { x: tip.x, y: tip.y + upright * head * 0.8 };
		const before = joint ?? start;
		path = `M${joint ? `${pathTo(start, joint)}L` : ''}${at(before)}C${at({ x: base.x, y: before.y })} ${at({ x: base.x, y: before.y })} ${at(base)}`;
		sign = { x: (before.x + base.x) / 2 + 2, y: before.y };
	} else {
		tip = end;
		const base = { x: tip.x + head * 0.8, y: tip.y };
		path = joint ? `M${pathTo(start, joint)}L${pathTo(joint, base)}` : `M${pathTo(start, base)}`;
		const from = joint ?? base;
		sign = { x: (start.x + from.x) / 2, y: (start.y + from.y) / 2 };
	}
	return element(
		'g',
		{ class: 'line' },
		element('path', {
			d: path,
			fill: 'none',
			stroke: colour,
			'stroke-width': thickness,
			'stroke-dasharray': dashes,
		}),
		head > 0 ? arrowhead(tip, { size: head, colour, upright }) : '',
		joint
			? element('circle', { cx: joint.x, cy: joint.y, r: 6, fill: 'var(--ground)', stroke: colour, 'stroke-width': 2 })
			: '',
		thing.entry && !thing.entry.retracted ? drawSign(thing.sign, { ...sign, colour }) : '',
	);
}

/** A triangle whose tip lies at a spot: pointing left, or up or down where `upright` is 1 or −1. */
function arrowhead(
	tip: Spot,
	options: { readonly size: number; readonly colour: string; readonly upright: number },
): string {
	const { size, colour, upright } = options;
	const half = size * 0.6;
	const corners = upright
		? [tip, { x: tip.x - half, y: tip.y + upright * size }, { x: tip.x + half, y: tip.y + upright * size }]
		: [tip, { x: tip.x + size, y: tip.y - half }, { x: tip.x + size, y: tip.y + half }];
	return element('polygon', { points: corners.map(at).join(' '), fill: colour });
}

/** A sign in a circle, drawn: no font has to have it. */
export function drawSign(sign: '+' | '−' | '=', { x, y, colour }: Spot & { readonly colour: string }): string {
	const strokes = { '+': 'M-4.5 0H4.5M0 -4.5V4.5', '−': 'M-4.5 0H4.5', '=': 'M-4 -2H4M-4 2H4' };
	return element(
		'g',
		{ transform: `translate(${rounded(x)} ${rounded(y)})` },
		element('circle', { r: 8.5, fill: 'var(--ground)', stroke: colour, 'stroke-width': 1.5 }),
		element('path', { d: strokes[sign], fill: 'none', stroke: colour, 'stroke-width': 2 }),
	);
}

/** The dotted line from what repeats an origin to what is counted instead, at their right. */
function sameOrigin(thing: Thing, repeated: Thing, { places, box }: Ground): string {
	const right = (one: Thing): Spot => {
		const spot = places.things.get(one) ?? { x: 0, y: 0 };
		return { x: spot.x + box(one).width / 2, y: spot.y + 10 };
	};
	const [from, to] = [right(thing), right(repeated)];
	const bulge = from.x + 26;
	const colour = 'var(--line)';
	return element(
		'g',
		{ class: 'line' },
		element('path', {
			d: `M${at(from)}C${at({ x: bulge, y: from.y })} ${at({ x: bulge, y: to.y })} ${at(to)}`,
			...{ fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-dasharray': '2 4' },
		}),
		drawSign('=', { x: from.x + 19.5, y: (from.y + to.y) / 2, colour }),
	);
}

const at = ({ x, y }: Spot): string => `${rounded(x)},${rounded(y)}`;
