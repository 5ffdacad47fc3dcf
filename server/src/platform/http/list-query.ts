import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { cleanLine } from './fields.js';

/** The most rows of one page. */
export const maximumPageSize = 200;

const defaultPageSize = 50;

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** A query parameter that is a whole number. */
export function QueryNumber(from: number, to: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) => numberOf(value)),
    IsInt(),
    Min(from),
    Max(to),
  );
}

/** Which rows a repeated parameter lets through: those with any of its values, or those with none of them. */
interface QueryOptions {
  of?: 'any' | 'none';
}

const repeated = { any: 'May be repeated: any of them.', none: 'May be repeated: none of them.' };

/** A query parameter that is an id and may be repeated: any of them. */
export function QueryIds({ of = 'any' }: QueryOptions = {}): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: [Number], description: repeated[of] }),
    IsOptional(),
    Transform(({ value }) => listOf(value).map(numberOf)),
    IsArray(),
    ArrayMaxSize(200),
    IsInt({ each: true }),
    Min(1, { each: true }),
  );
}

/** A query parameter that is one of some words and may be repeated: any of them. */
export function QueryWords(words: readonly string[], { of = 'any' }: QueryOptions = {}): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ enum: words, isArray: true, description: repeated[of] }),
    IsOptional(),
    Transform(({ value }) => listOf(value)),
    IsArray(),
    ArrayMaxSize(50),
    IsIn([...words], { each: true }),
  );
}

/** A query parameter that is free text and may be repeated: any of them. */
export function QueryTexts({ of = 'any' }: QueryOptions = {}): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: [String], description: repeated[of] }),
    IsOptional(),
    Transform(({ value }) => listOf(value).map((item) => (typeof item === 'string' ? cleanLine(item) : item))),
    IsArray(),
    ArrayMaxSize(50),
    IsString({ each: true }),
    MaxLength(200, { each: true }),
  );
}

/** A query parameter that is `true` or `false`. */
export function QueryFlag(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: Boolean }),
    IsOptional(),
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsIn([true, false]),
  );
}

/** What every list understands. A feature extends it by its own filters. */
export class ListQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, default: 1, description: 'The page, from 1.' })
  @QueryNumber(1, 1_000_000)
  page: number = 1;

  @ApiPropertyOptional({
    type: Number,
    minimum: 1,
    maximum: maximumPageSize,
    default: defaultPageSize,
    description: 'Rows of a page.',
  })
  @QueryNumber(1, maximumPageSize)
  pageSize: number = defaultPageSize;

  @ApiPropertyOptional({
    type: String,
    description: 'Fields to sort by, most significant first, `-` before a field for descending: `-usage,name`.',
  })
  @IsOptional()
  @IsString()
  @Matches(/^-?[A-Za-z]+(,-?[A-Za-z]+){0,4}$/, { message: 'sort is a list of up to five fields such as -usage,name' })
  sort?: string;

  @ApiPropertyOptional({ type: String, description: 'Text to search for.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanLine(value) : value))
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** What a list is asked for, whatever the page: its filters and its order. */
export type Unpaged<Query extends ListQuery> = Omit<Query, 'page' | 'pageSize'>;

/** One page of a list. */
export interface Page<T> {
  items: T[];
  page: number;
  pageSize: number;
  /** Rows of all pages. */
  total: number;
}

/** The response class of a list of `item`, for the API description. */
export function pageOf<T>(item: Type<T>): Type<Page<T>> {
  class ListPage implements Page<T> {
    @ApiProperty({ type: [item] })
    items!: T[];
    @ApiProperty({ type: Number })
    page!: number;
    @ApiProperty({ type: Number })
    pageSize!: number;
    @ApiProperty({ type: Number, description: 'Rows of all pages.' })
    total!: number;
  }
  Object.defineProperty(ListPage, 'name', { value: `${item.name}Page` });
  return ListPage;
}
