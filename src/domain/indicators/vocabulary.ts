/** Whose value an observation is: all of a region's people, or those of its towns or its countryside. */
export enum ObservedArea {
  TOTAL = 'TOTAL',
  URBAN = 'URBAN',
  RURAL = 'RURAL',
  /** The whole country, for targets that are set against it. */
  NATION = 'NATION',
}

/** How the value of a division comes from those of the divisions below it. */
export enum RollUp {
  SUM = 'SUM',
  POPULATION_WEIGHTED_MEAN = 'POPULATION_WEIGHTED_MEAN',
  NONE = 'NONE',
}

/** In which direction an indicator gets better. */
export enum BetterDirection {
  HIGHER = 'HIGHER',
  LOWER = 'LOWER',
}

/** Whether a promise is kept. */
export enum ProgressVerdict {
  MET = 'MET',
  ON_TRACK = 'ON_TRACK',
  BEHIND = 'BEHIND',
  NO_DATA = 'NO_DATA',
  NOT_MEASURABLE = 'NOT_MEASURABLE',
}

/** Why a verdict is what it is. */
export enum ProgressReason {
  /** The latest value satisfies the target. */
  GOAL_REACHED = 'GOAL_REACHED',
  /** The base already satisfies the target, and nothing newer says otherwise. */
  TARGET_BELOW_BASE = 'TARGET_BELOW_BASE',
  /** The latest value is where the path from base to goal is, or better. */
  ON_PATH = 'ON_PATH',
  /** The latest value is behind the path from base to goal. */
  OFF_PATH = 'OFF_PATH',
  /** The goal's year is over, and the goal was not reached. */
  GOAL_MISSED = 'GOAL_MISSED',
  /** Nothing was observed since the base. */
  NOTHING_OBSERVED = 'NOTHING_OBSERVED',
  /** The goal's year is over, and nothing was reported for it, or for later. */
  GOAL_UNREPORTED = 'GOAL_UNREPORTED',
  /** The plan prints no base, or only a bound of it, so that there is no path to the goal. */
  NO_BASE = 'NO_BASE',
  /** The target is in words, or what was observed is, and they do not say that it is reached. */
  WORDS = 'WORDS',
  /** The words observed are those of the target. */
  WORDS_REACHED = 'WORDS_REACHED',
  /** The target is set against a reference that was not recorded. */
  NO_REFERENCE = 'NO_REFERENCE',
  /** The value is told only as a bound, which decides nothing. */
  BOUND_ONLY = 'BOUND_ONLY',
  /** The target is a total of the province, of which no share is set for the region. */
  PROVINCE_TOTAL = 'PROVINCE_TOTAL',
}

/** Why a value looks wrong. */
export enum SuspicionCode {
  OUT_OF_LINE_WITH_HISTORY = 'OUT_OF_LINE_WITH_HISTORY',
  OUT_OF_LINE_WITH_PEERS = 'OUT_OF_LINE_WITH_PEERS',
  UNIT_SLIP = 'UNIT_SLIP',
  PARTS_DO_NOT_SUM = 'PARTS_DO_NOT_SUM',
}

/** Whether a value has come in. */
export enum ReportState {
  REPORTED = 'REPORTED',
  LATE = 'LATE',
  MISSING = 'MISSING',
}

/** What a derived indicator is worked out from. */
export enum DerivedFrom {
  CAPACITY = 'CAPACITY',
  POPULATION = 'POPULATION',
  INDICATOR = 'INDICATOR',
}

/** How a value was worked out that stands beside the recorded ones. */
export enum ComputationMethod {
  /** From facilities, people or other indicators. */
  DERIVED = 'DERIVED',
  /** From the figures of the divisions right below. */
  ROLLED_UP = 'ROLLED_UP',
}
