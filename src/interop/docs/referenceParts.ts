import {
	astFromValue,
	type GraphQLArgument,
	type GraphQLEnumValue,
	type GraphQLField,
	type GraphQLInputField,
	type GraphQLNamedType,
	type GraphQLObjectType,
	type GraphQLType,
	isEnumType,
	isInputObjectType,
	isInterfaceType,
	isListType,
	isNonNullType,
	isObjectType,
	isScalarType,
	isUnionType,
	print,
} from 'graphql';
import { charter } from '../../core/permissions.js';
import { type Html, html } from '../pages/html.js';
import { inline } from './markdown.js';

/** Where a type is described, from another page of the reference; null for those that GraphQL itself has. */
export type Anchors = (type: GraphQLNamedType) => string | null;

/** Each field of Query, Mutation or Subscription, with its arguments and, of what is done, who may do it. */
export const operations = (root: GraphQLObjectType, anchors: Anchors): readonly Html[] =>
	Object.values(root.getFields()).map(
		(field) => html`<section class="entry">
<h2 id="${field.name}"><a href="#${field.name}"><code>${field.name}</code></a></h2>
${about(field)}
${root.name === 'Mutation' && permission(field.name)}
<p class="answers">Answers <code>${typeText(field.type, anchors)}</code></p>
${argumentList(field, { anchors, within: field.name })}
</section>\n`,
	);

/** One type with all its parts. */
export function definitions(type: GraphQLNamedType, anchors: Anchors): Html {
	return html`<section class="entry">
<h2 id="${type.name}"><a href="#${type.name}"><code>${type.name}</code></a></h2>
${about(type)}
${relations(type, anchors)}
${partsOf(type, anchors)}
</section>\n`;
}

function relations(type: GraphQLNamedType, anchors: Anchors): Html | null {
	const links = (types: readonly GraphQLNamedType[]) =>
		types.map((one, at) => html`${at > 0 && ', '}<code>${typeText(one, anchors)}</code>`);
	if (isUnionType(type)) return html`<p class="answers">One of ${links(type.getTypes())}</p>`;
	if (isScalarType(type) && type.specifiedByURL)
		return html`<p class="answers">As <a href="${type.specifiedByURL}">${type.specifiedByURL}</a> says</p>`;
	if ((isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().length > 0)
		return html`<p class="answers">Is a ${links(type.getInterfaces())}</p>`;
	if (isInputObjectType(type) && type.isOneOf) return html`<p class="answers">Exactly one of these is given.</p>`;
	return null;
}

function partsOf(type: GraphQLNamedType, anchors: Anchors): Html | null {
	if (isEnumType(type)) return partList(type.getValues().map((value) => part(value, `${type.name}.${value.name}`)));
	if (isInputObjectType(type))
		return partList(Object.values(type.getFields()).map((field) => given(field, { anchors, within: type.name })));
	if (isObjectType(type) || isInterfaceType(type))
		return partList(
			Object.values(type.getFields()).map((field) =>
				part(field, `${type.name}.${field.name}`, {
					kind: typeText(field.type, anchors),
					more: argumentList(field, { anchors, within: `${type.name}.${field.name}` }),
				}),
			),
		);
	return null;
}

const partList = (parts: readonly Html[]): Html => html`<dl class="parts">\n${parts}</dl>`;

type Described = GraphQLEnumValue | GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField;

const part = (one: Described, id: string, of: { readonly kind?: Html; readonly more?: Html | null } = {}): Html =>
	html`<div id="${id}"><dt><code>${one.name}${of.kind ? html`: ${of.kind}` : ''}</code></dt><dd>${about(one)}${of.more ?? null}</dd></div>\n`;

/** An argument, or a field of an input: its type and what is taken where it is left out. */
function given(
	one: GraphQLArgument | GraphQLInputField,
	{ anchors, within }: { readonly anchors: Anchors; readonly within: string },
): Html {
	const usual = one.defaultValue === undefined ? null : (astFromValue(one.defaultValue, one.type) ?? null);
	return part(one, `${within}.${one.name}`, {
		kind: html`${typeText(one.type, anchors)}${usual && ` = ${print(usual)}`}`,
	});
}

function argumentList(
	field: GraphQLField<unknown, unknown>,
	of: { readonly anchors: Anchors; readonly within: string },
): Html | null {
	return field.args.length === 0 ? null : partList(field.args.map((one) => given(one, of)));
}

const about = (one: Described | GraphQLNamedType): Html => {
	const why = 'deprecationReason' in one ? one.deprecationReason : null;
	return html`${one.description ? html`<p>${inline(one.description)}</p>` : ''}${why ? html`<p class="deprecated"><strong>Deprecated.</strong> ${inline(why)}</p>` : ''}`;
};

function permission(mutation: string): Html | null {
	const least = mutation in charter ? charter[mutation as keyof typeof charter] : null;
	if (least === null) return null;
	return html`<p class="who">${
		least === 'PUBLIC'
			? 'For everybody.'
			: html`For who is <code>${least}</code>${least !== 'OWNER' && ' or more'} at the desk that it belongs to.`
	}</p>`;
}

/** `[Claim!]!`, the name a link to where it is described. */
function typeText(type: GraphQLType, anchors: Anchors): Html {
	if (isNonNullType(type)) return html`${typeText(type.ofType, anchors)}!`;
	if (isListType(type)) return html`[${typeText(type.ofType, anchors)}]`;
	const at = anchors(type);
	return at === null ? html`${type.name}` : html`<a href="${at}">${type.name}</a>`;
}
