import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, ManyToOne, type Relation } from 'typeorm';
import { ActorKind } from '../domain/access.js';
import { CoordinateSystem } from '../domain/geo/coordinates.js';
import { ImportKind, ImportState } from '../domain/facilities/import-batch.js';
import { DataProvider } from './data-provider.js';
import { Node } from './node.js';
import { Expression, instant, Reading } from './reading.js';
import { DateTimeScalar } from './scalars.js';
import { ImportFieldCount, TOLD_COUNTS } from './told-value.js';

@ObjectType('ImportBatch', {
  implements: Node,
  description:
    'One import of facilities, settlements, boundaries or observations: what came, and what became of it (导入批次).',
})
@Entity('import_batch')
@Check('ck_import_batch_kind', `kind in ('FACILITIES', 'SETTLEMENTS', 'BOUNDARIES', 'OBSERVATIONS')`)
@Check('ck_import_batch_state', `state in ('RECEIVING', 'APPLYING', 'DONE', 'PLANNED', 'FAILED', 'REVERTED')`)
@Check('ck_import_batch_prune_at_most', `prune_at_most between 0 and 100`)
@Check('ck_import_batch_coordinates', `coordinates in ('WGS84', 'GCJ02', 'BD09')`)
@Check('ck_import_batch_finished', `(finished_at is null) = (state in ('RECEIVING', 'APPLYING'))`)
@Check('ck_import_batch_error', `(error_code is null) = (error_message is null)`)
@Index('ix_import_batch_provider_id', ['provider'])
@Reading({ order: ['id'] })
export class ImportBatch extends Node {
  @Field(() => ImportKind, { description: 'What was imported (导入类别).' })
  @Column('text')
  kind!: ImportKind;

  @Field(() => ImportState, { description: 'How far it has come (状态).' })
  @Column('text')
  state!: ImportState;

  @Field(() => DataProvider, { description: 'Who gave the records (数源).' })
  @ManyToOne(() => DataProvider, { nullable: false })
  provider!: Relation<DataProvider>;

  @Field(() => Boolean, {
    description: 'Whether only the plan was asked for; then nothing was changed (试算).',
  })
  @Column('boolean')
  dryRun!: boolean;

  @Field(() => Boolean, {
    description: 'Whether what the provider gave before and is not in this import was to be retired (清退).',
  })
  @Column('boolean')
  prune!: boolean;

  @Field(() => Int, {
    description:
      'Of what the provider has, the most that may be retired, in percent; nothing is if it were more (清退上限，%).',
  })
  @Column('integer', { default: 50 })
  pruneAtMost!: number;

  @Field(() => String, { nullable: true, description: 'The file’s name (文件名); null if it was no file.' })
  @Column('text', { nullable: true })
  fileName!: string | null;

  @Column('text', { nullable: true })
  digest!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'In which encoding the file was read, `utf-8` or `gb18030` (字符编码); null until it is known.',
  })
  @Column('text', { nullable: true })
  encoding!: string | null;

  @Field(() => CoordinateSystem, {
    nullable: true,
    description: 'The coordinate system of the points as they came (坐标系).',
  })
  @Column('text', { nullable: true })
  coordinates!: CoordinateSystem | null;

  @Field(() => Boolean, {
    description: 'Whether the file ended in the middle of a row; then nothing was retired (文件不完整).',
  })
  @Column('boolean', { default: false })
  cutShort!: boolean;

  @Field(() => [String], {
    description: 'Columns that nobody here knows, and that were passed over (忽略的列).',
  })
  @Column('text', { array: true, default: () => `'{}'` })
  ignoredColumns!: string[];

  @Field(() => Int, { description: 'Rows read so far (已读行数).' })
  @Column('integer', { default: 0 })
  rowsRead!: number;

  @Field(() => Int, { description: 'Of the good rows, how many have been dealt with so far (已处理行数).' })
  @Column('integer', { default: 0 })
  rowsApplied!: number;

  /** The line up to which the rows have been dealt with. */
  @Column('integer', { default: 0 })
  appliedPlace!: number;

  @Field(() => [ImportFieldCount], {
    description:
      'In how many records each field changes, or is disputed (分字段统计); only fields of which any is.',
  })
  @Expression(TOLD_COUNTS)
  @Column('jsonb', { default: () => `'{}'` })
  fields!: ImportFieldCount[];

  /** Of a dry run: some of the records that would change. */
  @Column('jsonb', { nullable: true })
  sample!: unknown;

  @Field(() => Int, { description: 'Records that are new, or would be (新增).' })
  @Column('integer', { default: 0 })
  created!: number;

  @Field(() => Int, { description: 'Records of which some field changed, or would (变更).' })
  @Column('integer', { default: 0 })
  changed!: number;

  @Field(() => Int, { description: 'Records that say what is known already (未变).' })
  @Column('integer', { default: 0 })
  unchanged!: number;

  @Field(() => Int, { description: 'Records about what another provider had given first (关联).' })
  @Column('integer', { default: 0 })
  linked!: number;

  @Field(() => Int, { description: 'Records that are no longer given, and were ended, or would be (清退).' })
  @Column('integer', { default: 0 })
  retired!: number;

  @Field(() => Int, { description: 'Rows with a fault, which were left out (拒收).' })
  @Column('integer', { default: 0 })
  rejected!: number;

  @Field(() => Int, {
    description: 'Fields in which it says something else than the provider whose word counts (冲突).',
  })
  @Column('integer', { default: 0 })
  conflicts!: number;

  @Field(() => Int, {
    description: 'Rows with a retired division code, read as what replaced it (区划代码替换).',
  })
  @Column('integer', { default: 0 })
  replacedRegions!: number;

  @Field(() => String, {
    nullable: true,
    description: 'What whoever imported should know, e.g. why nothing was retired (说明); null if nothing.',
  })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed, as a code (失败代码); null if it did not.',
  })
  @Column('text', { nullable: true })
  errorCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed (失败原因); null if it did not.' })
  @Column('text', { nullable: true })
  errorMessage!: string | null;

  /** Divisions that whoever imports is limited to; none for no limit. */
  @Column('text', { array: true, default: () => `'{}'` })
  regions!: string[];

  @Field(() => ActorKind, { description: 'What kind of actor imported it; never who (导入者类别).' })
  @Column('text')
  actorKind!: ActorKind;

  /** Who it was, for the right to revert. */
  @Column('text')
  actorSubject!: string;

  @Field(() => DateTimeScalar, { description: 'When it began (开始时间).' })
  @Expression(instant('{row}.started_at'))
  @Column('timestamptz', { default: () => 'now()' })
  startedAt!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ended (结束时间); null while it runs.',
  })
  @Expression(instant('{row}.finished_at'))
  @Column('timestamptz', { nullable: true })
  finishedAt!: string | null;
}
