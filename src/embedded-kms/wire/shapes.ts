/** Members that several operations have in their input, with the constraints of the service model. */
export const KEY_ID = { type: 'string', min: 1, max: 2048 } as const;

export const REQUIRED_KEY_ID = { ...KEY_ID, required: true } as const;

export const POLICY_NAME = { type: 'string', min: 1, max: 128, pattern: /[\w]+/ } as const;

export const POLICY = {
  type: 'string',
  min: 1,
  max: 131_072,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: AWS's message shows this pattern.
  pattern: /[\u0009\u000A\u000D\u0020-\u00FF]+/,
} as const;

export const ALIAS_NAME = { type: 'string', min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ } as const;

export const DESCRIPTION = { type: 'string', min: 0, max: 8192 } as const;

export const LIMIT = { type: 'integer', min: 1, max: 1000 } as const;

export const MARKER = { type: 'string', min: 1, max: 1024, pattern: /[\u0020-\u00FF]*/ } as const;

export const TAG_KEY = { type: 'string', min: 1, max: 128 } as const;

/** The list has no bound here: KMS answers TagException for more than 50 tags, not ValidationException. */
export const TAGS = {
  type: 'list',
  of: {
    type: 'structure',
    members: {
      TagKey: { ...TAG_KEY, required: true },
      TagValue: { type: 'string', required: true, min: 0, max: 256 },
    },
  },
} as const;

export const REGION = { type: 'string', min: 1, max: 32, pattern: /^([a-z]+-){2,3}\d+$/ } as const;

export const GRANT_ID = { type: 'string', min: 1, max: 128 } as const;

export const GRANT_NAME = { type: 'string', min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ } as const;

export const GRANT_TOKEN = { type: 'string', min: 1, max: 8192 } as const;

export const GRANT_TOKENS = { type: 'list', of: GRANT_TOKEN, min: 0, max: 10 } as const;

export const PRINCIPAL_ID = { type: 'string', min: 1, max: 256, pattern: /^[\w+=,.@:/-]+$/ } as const;

export const SERVICE_PRINCIPAL = {
  type: 'string',
  min: 1,
  max: 128,
  // biome-ignore lint/complexity/noUselessEscapeInRegex: AWS's message shows this pattern.
  pattern: /^([A-Za-z0-9\-]+)\.([A-Za-z0-9\-]+)(\.[A-Za-z0-9\-]+)+$/,
} as const;

export const SOURCE_ARN = {
  type: 'string',
  min: 20,
  max: 512,
  pattern: /^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$/,
} as const;

export const XKS_KEY_ID = { type: 'string', min: 1, max: 128, pattern: /^[a-zA-Z0-9-_.]+$/ } as const;
