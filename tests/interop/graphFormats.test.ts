import { ArgdownApplication, ModelPlugin, ParserPlugin } from '@argdown/core';
import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/core/messages/index.js';
import { mapArgdown } from '../../src/interop/map/argdown.js';
import { mapDot } from '../../src/interop/map/dot.js';
import { mapGraph } from '../../src/interop/map/graph.js';
import { everyEntry } from '../../src/interop/map/legend.js';
import { mapMermaid } from '../../src/interop/map/mermaid.js';
import { asserts, caseOf, counters, denies, onRecord, saysNothing, undercuts } from '../core/_cases.js';
import { type Assessed, assessed, hostileCases, mapOf, storyCases } from './_maps.js';

const messages = messagesIn('en');
const options = { messages };
const bridge = mapOf(
	assessed(
		caseOf([
			asserts('a', onRecord('anna'), { words: 'saw the crack' }),
			denies('b', onRecord('ben')),
			undercuts('c', 'a', onRecord('cleo'), { words: 'she was abroad' }),
			counters('d', 'b', onRecord('dora')),
			saysNothing('e', onRecord('emil')),
		]),
	),
);
const always = (check: (one: Assessed) => void, numRuns = 60) =>
	fc.assert(fc.property(hostileCases, check), { numRuns });

const argdown = new ArgdownApplication();
argdown.addPlugin(new ParserPlugin(), 'parse-input');
argdown.addPlugin(new ModelPlugin(), 'build-model');
function readArgdown(input: string) {
	const read = argdown.run({ process: ['parse-input', 'build-model'], input, logLevel: 'silent' });
	return {
		errors: [...(read.lexerErrors ?? []), ...(read.parserErrors ?? [])],
		named: Object.keys(read.arguments ?? {}).length + Object.keys(read.statements ?? {}).length,
		relations: (read.relations ?? []).map((one) => [one.from?.title, one.relationType, one.to?.title]),
	};
}

describe('the map as Argdown', () => {
	it('has what supports, attacks and undercuts what, and silences without a relation', () => {
		const { errors, relations } = readArgdown(mapArgdown(bridge, options));
		expect(errors).toEqual([]);
		expect(relations.map((one) => one.join(' '))).toEqual(
			expect.arrayContaining([
				'anna: asserts support claim',
				'ben: denies attack claim',
				'cleo: undercuts undercut anna: asserts',
				'dora: counters attack ben: denies',
			]),
		);
		expect(relations).toHaveLength(4);
		expect(mapArgdown(bridge, options)).toContain('<emil: declined to comment>');
	});

	it('is read without errors for every claim of the story, in both languages', () => {
		for (const one of storyCases().values())
			for (const language of ['en', 'zh']) {
				const text = mapArgdown(mapOf(one, language), { messages: messagesIn(language) });
				expect(readArgdown(text).errors).toEqual([]);
			}
	});

	it('takes a name that begins with a sign for a name', () => {
		for (const name of ['+1', '-1', '> 1', '_1']) {
			const silent = assessed(caseOf([saysNothing('e', onRecord(name))]));
			const { errors, named } = readArgdown(mapArgdown(mapOf(silent), options));
			expect([name, errors, named]).toEqual([name, [], 3]);
		}
	});

	it('keeps every entry and relation, whatever was said', () => {
		always((one) => {
			const map = mapOf(one);
			const { errors, named, relations } = readArgdown(mapArgdown(map, options));
			expect(errors).toEqual([]);
			const entries = everyEntry(map);
			// Beside them the claim, and the sentence that introduces it.
			expect(named).toBe(entries.length + 2);
			expect(relations).toHaveLength(entries.length - map.silences.entries.length);
		});
	});
});

describe('the map as Graphviz DOT', () => {
	it('draws what undercuts a statement to a point on its line', () => {
		const dot = mapDot(bridge, options);
		expect(dot).toMatch(/n0 -> jn0 \[label="\+", .*arrowhead=none\]\njn0 -> claim/);
		expect(dot).toMatch(/n1 -> jn0 \[label="−", .*arrowhead=tee\]/);
		expect(dot).toContain('subgraph cluster_silences');
	});

	it('is laid out by Graphviz with every node and line, whatever was said', async () => {
		const viz = await instance();
		const laidOut = (map: ReturnType<typeof mapOf>, language = 'en') => {
			const shown = { messages: messagesIn(language) };
			const { nodes, lines, silences } = mapGraph(map, shown);
			const result = viz.render(mapDot(map, shown), { format: 'json0' });
			// It has no widths of Chinese characters here, and says so.
			expect(result.errors.filter((one) => one.level === 'error')).toEqual([]);
			const graph: { objects?: { name: string }[]; edges?: unknown[] } = JSON.parse(result.output ?? '');
			const named = (graph.objects ?? []).filter((one) => !one.name.startsWith('cluster'));
			expect(named).toHaveLength(nodes.length + silences.length);
			expect(graph.edges ?? []).toHaveLength(lines.length);
		};
		for (const one of storyCases().values())
			for (const language of ['en', 'zh']) laidOut(mapOf(one, language), language);
		always((one) => laidOut(mapOf(one)), 25);
	}, 180_000);
});

describe('the map as Mermaid', () => {
	/** The lines of a flowchart that we write; Mermaid's own grammar has no more ways to read them. */
	const grammar = [
		/^flowchart RL$/,
		/^%% [^{}%]*$/,
		/^\w+\["(?:[\p{L}\p{M}\p{N} ,.'“”‘’（），。：；、？！·…–—−+=→/-]|#\d+;|<br\/>)*"\]:::[A-Z]+$/u,
		/^\w+\(\(" "\)\):::JOINT$/,
		/^\w+ (?:-->|---)(?:\|"[+−=]"\|)? \w+$/u,
		/^subgraph silences \["[\p{L} ]+"\]$/u,
		/^end$/,
		/^linkStyle \d+ stroke:#[0-9a-f]{6},stroke-width:[\d.]+px(?:,stroke-dasharray:[\d ]+)?$/,
		/^classDef [A-Z]+ [\w:#, -]+$/,
	];

	it('draws what undercuts a statement to a joint on its line', () => {
		const lines = mapMermaid(bridge, options).split('\n');
		expect(lines).toEqual(
			expect.arrayContaining(['n0 ---|"+"| jn0', 'jn0 --> claim', 'n1 -->|"−"| jn0', 'n3 -->|"−"| n2']),
		);
	});

	it('writes only what its grammar has, whatever was said', () => {
		always((one) => {
			const map = mapOf(one);
			const lines = mapMermaid(map, options).trimEnd().split('\n');
			for (const line of lines)
				expect(
					grammar.some((rule) => rule.test(line)),
					line,
				).toBe(true);
			expect(lines.filter((line) => /^\w+ (?:-->|---)/.test(line))).toHaveLength(mapGraph(map, options).lines.length);
		});
	});
});
