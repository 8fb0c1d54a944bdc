import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { logger, parse, View, Warn } from 'vega';
import { compile } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/core/messages/index.js';
import { timelineSvg } from '../../src/interop/timeline/svg.js';
import { contestednessTimeline } from '../../src/interop/timeline/timeline.js';
import { timelineVegaLite } from '../../src/interop/timeline/vegaLite.js';
import { history, step, theCase } from './_history.js';

const timelineIn = (language: string) => contestednessTimeline(history, theCase, { messages: messagesIn(language) });

describe('a timeline', () => {
	it('says how contested the claim was after each step, and what caused it', () => {
		const { steps } = timelineIn('en');
		expect(steps.map((one) => [one.score.toFixed(3), one.level, one.thin, one.cause])).toEqual([
			['0.000', 'UNSOURCED', true, 'claim recorded'],
			['0.000', 'UNCONTESTED', true, 'testimony recorded: at least two unnamed people · asserts'],
			['0.400', 'STRONGLY_CONTESTED', false, 'rebuttal recorded: Ben · denies · “not so”'],
			['0.471', 'STRONGLY_CONTESTED', false, 'a linked claim changed: other'],
		]);
		expect(steps.map((one) => one.before?.toFixed(3))).toEqual([undefined, '0.000', '0.000', '0.400']);
	});

	it('says it in Chinese', () => {
		expect(timelineIn('zh').steps[2]?.cause).toBe('录入反驳：Ben · 否认 · “not so”');
	});

	it('is drawn with a number a step and a description in words', () => {
		const svg = timelineSvg(timelineIn('en'), { messages: messagesIn('en'), prefix: 'x' });
		expect(svg).toContain('id="x-timeline"');
		expect(svg.match(/class="marker"/g)).toHaveLength(2 * history.length);
		expect(svg).toContain('rebuttal recorded: Ben · denies · “not so”');
		expect(svg).toContain('0.00 → 0.40 · strongly contested');
		// An open disc where the record is thin.
		expect(svg.match(/stroke-dasharray="3 2"/g)).toHaveLength(4);
	});

	it('shows the last steps of a long history, and counts those before', () => {
		const long = Array.from({ length: 150 }, (_, at) =>
			step(at + 1, [at / 100, 1], { event: 'TESTIMONY_RECORDED', at: new Date(at * 1000).toISOString() }),
		);
		const svg = timelineSvg(contestednessTimeline(long, theCase, { messages: messagesIn('en') }), {
			messages: messagesIn('en'),
		});
		expect(svg).toContain('130 earlier steps');
		expect(svg.match(/class="marker"/g)).toHaveLength(40);
	});

	it('of a claim without a history is an empty chart', () => {
		const empty = contestednessTimeline([], theCase, { messages: messagesIn('en') });
		expect(timelineSvg(empty, { messages: messagesIn('en') })).not.toContain('class="marker"');
	});
});

describe('a timeline as Vega-Lite', () => {
	it.each(['en', 'zh'])('is what Vega-Lite compiles without a warning, with its data in it: %s', async (language) => {
		const spec = timelineVegaLite(timelineIn(language), { messages: messagesIn(language) });
		const warnings: string[] = [];
		const noting = logger(Warn, 'warn', (_method, level, said) => void warnings.push(`${level} ${said}`));
		const { spec: compiled } = compile(JSON.parse(JSON.stringify(spec)), { logger: noting });
		expect(warnings).toEqual([]);
		expect(JSON.stringify(compiled)).not.toMatch(/"url":/);
		const view = await new View(parse(compiled)).runAsync();
		expect(view.data('steps')).toHaveLength(history.length);
		expect(await view.toSVG()).toContain(messagesIn(language).map.axis.score);
	});

	it('keeps to the schema that it names', () => {
		const schema = JSON.parse(readFileSync('node_modules/vega-lite/build/vega-lite-schema.json', 'utf8'));
		const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
		const spec = timelineVegaLite(timelineIn('en'), { messages: messagesIn('en') });
		expect(validate(JSON.parse(JSON.stringify(spec))), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
	});
});
