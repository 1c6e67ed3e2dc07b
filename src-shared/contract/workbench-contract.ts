import { z } from "zod";
import { experimentSchema, runRecordSchema } from "../experiment/experiment-file.ts";
import { protocolSchema } from "../protocol/protocol.ts";
import { call, type ClientOf, type EmitOf, type HandlersOf } from "./contract.ts";
import { figureStyle } from "../figures/figure-style.ts";
import { comparisonView, exportPlan, exportOutcome } from "./export-schemas.ts";
import { benchErrorJson } from "./frames.ts";
import { conditionSummary, distributionsSchema, doubles, index, traceSchema } from "./result-schemas.ts";

/** Identifies an open experiment; assigned by the service. */
const document = z.string().min(1);
/** Identifies a run in the service's memory; assigned by the service and unrelated to the id in the file. */
const run = z.string().min(1);
/** A path as it is shown: relative to the server host's folder, absolute on a desktop. */
const path = z.string().min(1);
/** ms since 1970 */
const moment = z.number();
const nothing = z.strictObject({});
const done = z.undefined();

const runInMemory = z.strictObject({
  run,
  /** of its record */
  id: z.string().min(1),
  /** as it is or was run */
  protocol: protocolSchema,
  startedAt: moment,
  /** the record that it is verified against; undefined: it is new */
  record: runRecordSchema.optional(),
});
/** A run that the service has in memory, going or ended. Its state comes as events. */
export type RunInMemory = z.output<typeof runInMemory>;

const openedExperiment = z.strictObject({
  document,
  /** undefined: never saved */
  path: path.optional(),
  /** for people: the file's name without its ending, or that of the experiment */
  name: z.string(),
  experiment: experimentSchema,
  /** edits that a crash left unsaved, on top of this file */
  draft: z.strictObject({ experiment: experimentSchema, keptAt: moment, fileChangedSince: z.boolean() }).optional(),
  /** other windows that have this file open */
  elsewhere: index,
  /** runs that an earlier window has left; `resumeDocument` sends their state */
  runs: z.array(runInMemory),
});
export type OpenedExperiment = z.output<typeof openedExperiment>;

const folderEntry = z.strictObject({ name: z.string(), path, kind: z.enum(["folder", "experiment"]), modifiedAt: moment });

const lessonFile = z.strictObject({
  name: z.string(),
  /** undefined: it cannot be read */
  text: z.string().optional(),
  /** why not */
  problem: benchErrorJson.optional(),
});

const mismatch = z.strictObject({
  of: z.enum(["spikes", "traces", "summary", "seed", "protocol", "conditions"]),
  /** of the summary */
  column: z.string().optional(),
  /** undefined: of all conditions together */
  condition: index.optional(),
  recorded: z.string().optional(),
  computed: z.string().optional(),
});

/** All calls of the bench to its service, and all events. It is the same on every host. */
export const workbenchContract = {
  calls: {
    hello: call(
      nothing,
      z.strictObject({
        host: z.enum(["server", "desktop"]),
        versions: z.strictObject({ app: z.string(), experimentFormat: z.number(), engine: z.number() }),
        /** the folder that relative paths start from, as it is shown */
        folder: z.string(),
        /** threads that simulate */
        workers: z.int().positive(),
      }),
    ),

    // Experiments
    listTemplates: call(nothing, z.array(z.strictObject({ id: z.string(), name: z.string(), description: z.string(), experiment: experimentSchema }))),
    listRecent: call(nothing, z.array(z.strictObject({ path, name: z.string(), openedAt: moment }))),
    /** Drafts of experiments that were never saved, and of files that are not open. */
    listDrafts: call(nothing, z.array(z.strictObject({ draft: z.string(), name: z.string(), path: path.optional(), keptAt: moment }))),
    /** @param path "" is the top */
    browse: call(z.strictObject({ path: z.string() }), z.strictObject({ path: z.string(), parent: z.string().optional(), entries: z.array(folderEntry) })),
    /**
     * Reads the lessons of a folder, its files that end in .md without README.md. The page finds out what they teach.
     *
     * @param path "" is the top
     */
    readLessons: call(z.strictObject({ path: z.string() }), z.strictObject({ path: z.string(), files: z.array(lessonFile) })),
    openExperiment: call(z.strictObject({ path }), openedExperiment),
    /** Opens the text of a file that was dropped on the window, as an experiment without a file. */
    openText: call(z.strictObject({ name: z.string(), text: z.string() }), openedExperiment),
    newExperiment: call(z.strictObject({ name: z.string(), experiment: experimentSchema }), openedExperiment),
    openDraft: call(z.strictObject({ draft: z.string() }), openedExperiment),
    discardDraft: call(z.strictObject({ draft: z.string() }), done),
    /** Writes unsaved edits to a draft on disk, which survives a crash. */
    keepDraft: call(z.strictObject({ document, experiment: experimentSchema }), z.strictObject({ keptAt: moment })),
    /**
     * Writes the file atomically. Without `overwrite` it rejects with file-changed-on-disk where another program changed the file, and with
     * file-exists where `path` names another existing file.
     */
    saveExperiment: call(
      z.strictObject({ document, experiment: experimentSchema, path: path.optional(), overwrite: z.boolean() }),
      z.strictObject({ path, name: z.string(), elsewhere: index }),
    ),
    /** The runs recorded in a file, without opening it, for comparisons across experiments. */
    readRuns: call(z.strictObject({ path }), z.strictObject({ path, name: z.string(), runs: z.array(runRecordSchema) })),
    /** Reads the file again, discarding unsaved edits. */
    rereadExperiment: call(z.strictObject({ document }), z.strictObject({ experiment: experimentSchema })),
    /**
     * Closes the document and discards its draft and its runs.
     *
     * @param goOn runs that the window believes are going. If the experiment has a file they go on, until whoever opens the file again takes them up
     */
    closeDocument: call(z.strictObject({ document, goOn: z.array(run).optional() }), done),
    /** Reclaims a document after the connection was lost; the state of its runs is sent again. */
    resumeDocument: call(z.strictObject({ document }), z.strictObject({ found: z.boolean(), runs: z.array(runInMemory) })),
    /** Takes up a document whose window is gone, after the page was loaded again. @returns undefined where it is not kept, or another window has it */
    takeUpDocument: call(z.strictObject({ document }), openedExperiment.optional()),

    /** The HTML of a page to give away. @param text in Markdown */
    makePage: call(z.strictObject({ document, title: z.string(), text: z.string(), protocol: protocolSchema }), z.string()),

    // Runs
    /** @param id of the run's record @param record recompute this run and verify it */
    startRun: call(z.strictObject({ document, id: z.string().min(1), protocol: protocolSchema, record: runRecordSchema.optional() }), z.strictObject({ run })),
    /** Simulates the failed and cancelled conditions again. */
    resumeRun: call(z.strictObject({ run }), done),
    /** Cancels a run; finished conditions are kept. */
    cancelRun: call(z.strictObject({ run }), done),
    closeRun: call(z.strictObject({ run }), done),
    /** Runs that are being simulated, of all windows and of none: they end when the program does. */
    listGoingRuns: call(nothing, z.array(z.strictObject({ id: z.string(), experiment: z.string(), finished: index, total: index }))),

    // Results. Conditions go by their address.
    /** @param neurons at most so many of each condition; per condition: spike times of its neurons, ms */
    readSpikes: call(
      z.strictObject({ run, conditions: z.array(index), neurons: z.int().positive() }),
      z.array(z.strictObject({ condition: index, neurons: z.array(doubles) })),
    ),
    /** Samples first ... first + count - 1 as the minimum and maximum of at most `buckets` buckets. */
    readTrace: call(z.strictObject({ run, condition: index, neuron: index, first: index, count: z.int().positive(), buckets: z.int().positive().max(1_000_000) }), traceSchema),
    /** Distributions over all finished conditions together. */
    readDistributions: call(z.strictObject({ run, conditions: z.array(index) }), distributionsSchema),

    // Export
    /** @param sweep the sweep chosen in the figures' style */
    planExport: call(z.strictObject({ run, sweep: index.optional() }), exportPlan),
    /** @returns undefined where the run has no content for this figure */
    renderFigure: call(
      z.strictObject({ run, figure: z.string(), style: figureStyle, format: z.enum(["png", "svg"]) }),
      z.strictObject({ bytes: z.instanceof(Uint8Array), width: z.number(), height: z.number() }).optional(),
    ),
    exportRuns: call(
      z.strictObject({
        /** several runs go into sub-folders named after their protocols */
        runs: z.array(run).min(1),
        /** names of files as in the plan; undefined: all but the heavy ones */
        tables: z.array(z.string()).optional(),
        figures: z.array(z.string()).optional(),
        formats: z.array(z.enum(["png", "svg"])),
        provenance: z.boolean(),
        style: figureStyle,
        folder: path,
        existing: z.enum(["ask", "replace", "keep-both"]),
      }),
      exportOutcome,
    ),
    cancelExport: call(nothing, done),
    /** Renders the comparison as one figure; undefined where the runs have no content for it. */
    renderComparison: call(
      z.strictObject({ ...comparisonView.shape, style: figureStyle, format: z.enum(["png", "svg"]) }),
      z.strictObject({ bytes: z.instanceof(Uint8Array), width: z.number(), height: z.number() }).optional(),
    ),
    /** Writes the files of `rheobase compare`: one figure in each format, one table, and their provenance. */
    exportComparison: call(
      z.strictObject({ ...comparisonView.shape, style: figureStyle, formats: z.array(z.enum(["png", "svg"])), folder: path, existing: z.enum(["ask", "replace", "keep-both"]) }),
      exportOutcome,
    ),
  },

  events: {
    runProgress: z.strictObject({
      run,
      /** of all steps, 0 to 1 */
      fraction: z.number().min(0).max(1),
      /** ms; undefined while there is no estimate */
      remaining: z.number().optional(),
      /** neuron steps of dt per second */
      speed: z.number().optional(),
      finished: index,
      total: index,
    }),
    conditionsFinished: z.strictObject({ run, results: z.array(z.strictObject({ condition: index, summary: conditionSummary })) }),
    /** What the record of a run says of conditions that are not recomputed yet. */
    conditionsRecorded: z.strictObject({ run, results: z.array(z.strictObject({ condition: index, summary: conditionSummary })) }),
    conditionsFailed: z.strictObject({ run, failures: z.array(z.strictObject({ condition: index, error: benchErrorJson })) }),
    runEnded: z.strictObject({
      run,
      outcome: z.enum(["finished", "cancelled", "failed"]),
      /** ms of work */
      elapsed: z.number(),
      /** the record for the experiment file; undefined where no condition finished */
      record: runRecordSchema.optional(),
      /** only where the run was started with a record */
      verification: z.strictObject({ mismatches: z.array(mismatch), engine: z.strictObject({ recorded: z.number(), current: z.number() }) }).optional(),
    }),
    exportProgress: z.strictObject({ fraction: z.number().min(0).max(1), file: z.string() }),
    /** saved: by another window of this service, which needs no other program */
    fileChanged: z.strictObject({ document, change: z.enum(["changed", "saved", "deleted"]) }),
    openElsewhere: z.strictObject({ document, windows: index }),
  },
} as const;

export type WorkbenchContract = typeof workbenchContract;
/** The service as the bench sees it. */
export type Workbench = ClientOf<WorkbenchContract>;
/** The interface that the service implements. */
export type WorkbenchHandlers = HandlersOf<WorkbenchContract>;
export type WorkbenchEmit = EmitOf<WorkbenchContract>;
