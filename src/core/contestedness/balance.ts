import type { Case } from '../case.js';
import { balance } from './argument.js';
import type { Assessment, Weight } from './assessment.js';
import { type Interval, type Opinion, oneSourceInterval, opinionOf } from './opinion.js';
import { foldOrigins, weighingOf } from './weighing.js';
import { type BalanceWeights, balanceWeights } from './weights.js';

/** A method `balance`: see docs/method.md. The weights make the version. */
export function balanceMethod(name: string, weights: BalanceWeights) {
	return { name, weights, assess: (theCase: Case): Assessment => assess(theCase, name, weights) };
}

/** `balance/1`, the default method. */
export const balance1 = balanceMethod('balance/1', balanceWeights);

function assess(theCase: Case, method: string, weights: BalanceWeights): Assessment {
	const { points, leans, parts } = weighingOf(theCase)(weights);
	const balanced = balance(foldOrigins(points, theCase), { leans });
	const opinion = opinionOf(balanced, weights);
	const weightsOfAll = (): Map<string, Weight> => {
		const { masses, repeats } = balanced;
		return new Map(
			[...parts()].map(([id, part]) => [
				id,
				{ ...part, effective: masses.get(id) ?? 0, repeats: repeats.get(id) ?? null },
			]),
		);
	};
	// Nothing attacks a lean: its mass is its raw weight.
	const linkMasses = new Map(leans.map(({ id, raw }) => [id, raw]));
	return new Assessed(
		{ method, opinion, oneSourceInterval: oneSourceInterval(opinion, weights), linkMasses },
		weightsOfAll,
	);
}

/** Scores are computed far more often than they are explained. A class for the reason that `Balanced` is one. */
class Assessed implements Assessment {
	readonly method: string;
	readonly opinion: Opinion;
	readonly oneSourceInterval: Interval;
	readonly linkMasses: ReadonlyMap<string, number>;
	#known: Map<string, Weight> | undefined;
	readonly #weigh: () => Map<string, Weight>;

	constructor(
		{ method, opinion, oneSourceInterval, linkMasses }: Omit<Assessment, 'weights'>,
		weigh: () => Map<string, Weight>,
	) {
		this.method = method;
		this.opinion = opinion;
		this.oneSourceInterval = oneSourceInterval;
		this.linkMasses = linkMasses;
		this.#weigh = weigh;
	}

	get weights(): ReadonlyMap<string, Weight> {
		this.#known ??= this.#weigh();
		return this.#known;
	}
}
