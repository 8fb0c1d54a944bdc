import type { Case } from '../case.js';
import { balance } from './argument.js';
import type { Assessment, Weight } from './assessment.js';
import { oneSourceInterval, opinionOf } from './opinion.js';
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
	let weightsById: Map<string, Weight> | undefined;
	const weightsOfAll = () => {
		const { masses, repeats } = balanced;
		return new Map(
			[...parts()].map(([id, part]) => [
				id,
				{ ...part, effective: masses.get(id) ?? 0, repeats: repeats.get(id) ?? null },
			]),
		);
	};
	return {
		method,
		opinion,
		oneSourceInterval: oneSourceInterval(opinion, weights),
		// Scores are computed far more often than they are explained.
		get weights() {
			weightsById ??= weightsOfAll();
			return weightsById;
		},
		// Nothing attacks a lean: its mass is its raw weight.
		linkMasses: new Map(leans.map(({ id, raw }) => [id, raw])),
	};
}
