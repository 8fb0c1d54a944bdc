import type { Case } from '../case.js';
import { interestsIn } from '../interest.js';
import type { Rebuttal, Testimony } from '../statement.js';
import { balance, type Lean, type Point } from './argument.js';
import type { Assessment, Origin, Weight, WeightFactor } from './assessment.js';
import { factorsOf } from './factors.js';
import { oneSourceInterval, opinionOf } from './opinion.js';
import { foldRepetitions, originsIn, type Placed } from './origins.js';
import { type BalanceWeights, balanceWeights } from './weights.js';

/** A method `balance`: see docs/method.md. The weights make the version. */
export function balanceMethod(name: string, weights: BalanceWeights) {
	return { name, weights, assess: (theCase: Case): Assessment => assess(theCase, name, weights) };
}

/** `balance/1`, the default method. */
export const balance1 = balanceMethod('balance/1', balanceWeights);

function assess(theCase: Case, method: string, weights: BalanceWeights): Assessment {
	const retracted = new Set(theCase.retractions.map((one) => one.statementId));
	const interestOf = interestsIn(theCase);
	const originOf = originsIn(theCase);
	const points: Placed[] = [];
	const weighed = new Map<string, { raw: number; factors: WeightFactor[]; origin: Origin }>();
	for (const statement of theCase.statements) {
		const source = theCase.sources.get(statement.sourceId);
		if (statement.role === 'SILENCE' || retracted.has(statement.id) || !source) continue;
		const factors = factorsOf(statement, source, { in: theCase, interestOf, weights });
		const raw = factors.reduce((product, factor) => product * factor.value, 1);
		const { saidIn, passesOn, ...origin } = originOf(statement);
		weighed.set(statement.id, { raw, factors, origin });
		points.push({ id: statement.id, stands: standOf(statement), origin: origin.key, raw, saidIn, passesOn });
	}
	const leans = theCase.links.map(
		({ link, lean }): Lean => ({
			id: link.id,
			stands: link.kind === 'RESTS_ON' ? 'FOR' : 'AGAINST',
			raw: Math.max(0, lean),
		}),
	);
	const { support, opposition, masses, repeats } = balance(foldRepetitions(points), { leans });
	const opinion = opinionOf({ support, opposition }, weights);
	const weightOf = (id: string): Weight => ({
		...(weighed.get(id) as Omit<Weight, 'effective' | 'repeats'>),
		effective: masses.get(id) ?? 0,
		repeats: repeats.get(id) ?? null,
	});
	return {
		method,
		opinion,
		oneSourceInterval: oneSourceInterval(opinion, weights),
		weights: new Map(points.map(({ id }) => [id, weightOf(id)])),
		linkMasses: new Map(leans.map(({ id }) => [id, masses.get(id) ?? 0])),
	};
}

function standOf(statement: Testimony | Rebuttal): Point['stands'] {
	if (statement.role === 'TESTIMONY') return 'FOR';
	return statement.targetId === null ? 'AGAINST' : { attacks: statement.targetId };
}
