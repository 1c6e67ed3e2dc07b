/** Version of the file format that this program writes; it reads every older one (`migrations.ts`). */
export const experimentVersion = 4 as const;
