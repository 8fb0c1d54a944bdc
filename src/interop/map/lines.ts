import { element, rounded } from '../svg/element.js';
import type { TextBox } from '../svg/textBox.js';
import { type Arrangement, repetitionsIn, type Spot, type Thing, undercutsIn } from './arranged.js';

/** How thick the line of something is: by its effective mass, within bounds. */
export const thicknessOf = ({ entry }: Thing): number => Math.min(12, 1 + 4 * (entry?.mass ?? 0));

/** The colour and the dashes of a line, which tell its kind without each other. */
function strokeOf({ entry, sign }: Pick<Thing, 'entry' | 'sign'>): { colour: string; dashes?: string } {
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
	const undercuts = undercutsIn(things);
	const undercut = new Set(undercuts.values());
	const repetitions = repetitionsIn(things);
	const arrivals = things.filter((one) => !undercuts.has(one) && !repetitions.has(one));
	const ends = endsOf(arrivals, { things, ...ground });
	const drawn = things.map((thing) => {
		const repeated = repetitions.get(thing);
		if (repeated) return sameOrigin(thing, repeated, ground);
		const end = ends.get(thing) ?? { x: 0, y: 0 };
		return lineOf(thing, { ...ground, end, isUndercut: undercut.has(thing), undercuts: undercuts.get(thing) });
	});
	// Signs lie over all lines.
	return [...drawn.map((one) => one.line), ...drawn.map((one) => one.sign)];
}

/** Where lines end at the right edge of what they point at: one below the other, each with room for its thickness. */
function endsOf(
	arrivals: readonly Thing[],
	{ things, places, claim, box }: Ground & { readonly things: readonly Thing[] },
): Map<Thing, Spot> {
	const ends = new Map<Thing, Spot>();
	for (const on of [null, ...things]) {
		const arriving = arrivals.filter((one) => one.on === on);
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

function lineOf(
	thing: Thing,
	ground: Ground & { readonly end: Spot; readonly isUndercut: boolean; readonly undercuts: Thing | undefined },
): Drawn {
	const { entry } = thing;
	const start = startOf(thing, ground);
	const thickness = thicknessOf(thing);
	const { colour, dashes } = strokeOf(thing);
	const counts = entry !== null && !entry.retracted;
	const head = counts ? 7 + thickness : 0;
	const under = ground.undercuts && { target: ground.undercuts, joint: jointOf(ground.undercuts, ground) };
	const upright = under ? (start.y < (ground.places.things.get(under.target)?.y ?? 0) ? -1 : 1) : 0;
	const tip = under ? { x: under.joint.x, y: under.joint.y + upright * 8 } : ground.end;
	const base = under ? { x: tip.x, y: tip.y + upright * head * 0.8 } : { x: tip.x + head * 0.8, y: tip.y };
	const joint = ground.isUndercut ? jointOf(thing, ground) : null;
	const path = under
		? around(start, base, { lane: laneOf(under.target, upright, ground), right: rightOf(under.target, ground) })
		: `M${at(start)}H${rounded(start.x - straight)}${curve({ x: start.x - straight, y: start.y }, base)}`;
	const sign = under
		? { x: (rightOf(under.target, ground) + start.x) / 2 - 14, y: laneOf(under.target, upright, ground) }
		: { x: start.x - 28, y: start.y };
	const stroke = { fill: 'none', stroke: colour, 'stroke-width': thickness, 'stroke-dasharray': dashes };
	const line = element(
		'g',
		{ class: 'line' },
		element('path', { d: path, ...stroke }),
		head > 0 ? arrowhead(tip, { size: head, colour, upright }) : '',
		joint
			? element('circle', { cx: joint.x, cy: joint.y, r: 6, fill: 'var(--ground)', stroke: colour, 'stroke-width': 2 })
			: '',
	);
	return { line, sign: counts ? drawSign(thing.sign, { ...sign, colour }) : '' };
}

/** How far a line goes straight to the left before it turns: there it can be undercut. */
const straight = 34;

const startOf = (thing: Thing, { places, box }: Ground): Spot => {
	const { x, y } = places.things.get(thing) ?? { x: 0, y: 0 };
	return { x: x - box(thing).width / 2, y };
};

/** Where what undercuts something meets its line. */
const jointOf = (thing: Thing, ground: Ground): Spot => {
	const { x, y } = startOf(thing, ground);
	return { x: x - 11, y };
};

const rightOf = (thing: Thing, { places, box }: Ground): number =>
	(places.things.get(thing)?.x ?? 0) + box(thing).width / 2;

/** The free lane below or above a box. */
const laneOf = (thing: Thing, upright: number, { places, box }: Ground): number =>
	(places.things.get(thing)?.y ?? 0) + upright * (box(thing).height / 2 + 12);

/** From the right of a box to its left, along the lane beside it. */
function around(start: Spot, base: Spot, { lane, right }: { readonly lane: number; readonly right: number }): string {
	const turn = Math.min(10, Math.abs(base.y - lane));
	const up = base.y < lane ? -turn : turn;
	return [
		`M${at(start)}H${rounded(start.x - straight)}`,
		curve({ x: start.x - straight, y: start.y }, { x: right + 8, y: lane }),
		`H${rounded(base.x + turn)}Q${at({ x: base.x, y: lane })} ${at({ x: base.x, y: lane + up })}V${rounded(base.y)}`,
	].join('');
}

/** Goes on from one spot to another, level at both. */
const curve = (from: Spot, to: Spot): string =>
	`C${at({ x: (from.x + to.x) / 2, y: from.y })} ${at({ x: (from.x + to.x) / 2, y: to.y })} ${at(to)}`;

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
function sameOrigin(thing: Thing, repeated: Thing, { places, box }: Ground): Drawn {
	const right = (one: Thing): Spot => {
		const spot = places.things.get(one) ?? { x: 0, y: 0 };
		return { x: spot.x + box(one).width / 2, y: spot.y + 10 };
	};
	const [from, to] = [right(thing), right(repeated)];
	const bulge = from.x + 26;
	const colour = 'var(--line)';
	const line = element(
		'g',
		{ class: 'line' },
		element('path', {
			d: `M${at(from)}C${at({ x: bulge, y: from.y })} ${at({ x: bulge, y: to.y })} ${at(to)}`,
			...{ fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-dasharray': '2 4' },
		}),
	);
	return { line, sign: drawSign('=', { x: from.x + 19.5, y: (from.y + to.y) / 2, colour }) };
}

interface Drawn {
	readonly line: string;
	readonly sign: string;
}

const at = ({ x, y }: Spot): string => `${rounded(x)},${rounded(y)}`;
