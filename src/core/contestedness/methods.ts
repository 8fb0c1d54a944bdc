import { balance1, balanceMethod } from './balance.js';
import { type JudgementWeightName, judgementWeights } from './judgementRange.js';
import { type BalanceWeights, balanceWeights } from './weights.js';

/** Every scoring method on offer; the first is the default. To add one: a file beside this, and a line here. */
export const methods = [balance1] as const;

export type ContestednessMethod = (typeof methods)[number];
export const defaultMethod: ContestednessMethod = methods[0];

/** Judgement weights that an installation sets otherwise. */
export type JudgementSettings = Partial<Record<JudgementWeightName, number>>;

/**
 * The default method with judgement weights of an installation's own: a version of its own, whose name says them
 * (`balance/1 SERVES=0.3`), so that no score is ever taken for one of other weights.
 */
export function methodWith(settings: JudgementSettings): ContestednessMethod {
	const set = judgementWeights.filter(({ name, value }) => settings[name] !== undefined && settings[name] !== value);
	if (set.length === 0) return defaultMethod;
	const name = [defaultMethod.name, ...set.map((one) => `${one.name}=${settings[one.name]}`)].join(' ');
	return balanceMethod(name, withSettings(settings));
}

function withSettings({ UNNAMED, SERVES, OFFICIAL, RATIO, PRIOR }: JudgementSettings): BalanceWeights {
	const { interest, directness } = balanceWeights;
	return {
		...balanceWeights,
		unnamed: UNNAMED ?? balanceWeights.unnamed,
		ratio: RATIO ?? balanceWeights.ratio,
		prior: PRIOR ?? balanceWeights.prior,
		interest: { ...interest, SERVES: SERVES ?? interest.SERVES },
		directness: { ...directness, OFFICIAL: OFFICIAL ?? directness.OFFICIAL },
	};
}

/** What a method has for a judgement weight. */
export function settingOf({ weights }: ContestednessMethod, name: JudgementWeightName): number {
	const { unnamed, interest, directness, ratio, prior } = weights;
	return { UNNAMED: unnamed, SERVES: interest.SERVES, OFFICIAL: directness.OFFICIAL, RATIO: ratio, PRIOR: prior }[name];
}

/** The method of a name that a score carries; null for a name that no method here has. */
export function methodNamed(name: string): ContestednessMethod | null {
	const known = named.get(name);
	if (known !== undefined) return known;
	const method = readMethod(name);
	if (named.size >= mostNamed) named.clear();
	named.set(name, method);
	return method;
}
/** Methods by the names that were met lately: all scores of a record carry one of a few. */
const named = new Map<string, ContestednessMethod | null>();
const mostNamed = 100;

function readMethod(name: string): ContestednessMethod | null {
	const [base, ...settings] = name.split(' ');
	if (base !== defaultMethod.name) return null;
	const read: Record<string, number> = {};
	for (const setting of settings) {
		const [weight = '', value = ''] = setting.split('=');
		read[weight] = Number(value);
	}
	const method = methodWith(read);
	return method.name === name ? method : null;
}

/** What is wrong with settings, in words; empty where they can be used. */
export function settingProblems(settings: Readonly<Record<string, unknown>>): string[] {
	return Object.entries(settings).flatMap(([name, value]) => {
		const weight = judgementWeights.find((one) => one.name === name);
		if (!weight)
			return [`${name} is no judgement weight; they are ${judgementWeights.map((one) => one.name).join(', ')}`];
		if (typeof value === 'number' && value >= weight.least && value <= weight.most) return [];
		return [`${name} is ${JSON.stringify(value)}; give a number from ${weight.least} to ${weight.most}`];
	});
}
