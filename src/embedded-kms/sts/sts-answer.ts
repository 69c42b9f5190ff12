import { toFault } from '../rules/kms-fault.ts';
import type { Answer } from '../wire/answer.ts';
import type { XmlElements } from './context.ts';

/** A successful answer on the AWS Query protocol. */
export function toStsAnswer(action: string, result: XmlElements, requestId: string): Answer {
  return toXml(200, `${action}Response`, {
    [`${action}Result`]: result,
    ResponseMetadata: { RequestId: requestId },
  });
}

/** The answer for anything thrown. A KmsFault with a name of KMS gets the name of STS for the same error. */
export function toStsErrorAnswer(error: unknown, requestId: string): Answer {
  const fault = toFault(error);
  const known = STS_NAMES.get(fault.type);
  const status = known?.status ?? fault.status;
  return toXml(status, 'ErrorResponse', {
    Error: {
      Type: status >= 500 ? 'Receiver' : 'Sender',
      Code: known?.code ?? fault.type,
      Message: known?.message ?? fault.message,
    },
    RequestId: requestId,
  });
}

/**
 * By the type of KmsFault. Source: AWS STS API Reference, "Common Errors". "Rate exceeded" is the text of AWS's Query
 * services.
 */
const STS_NAMES: ReadonlyMap<string, { readonly code: string; readonly status: number; readonly message?: string }> =
  new Map([
    ['MissingAuthenticationTokenException', { code: 'MissingAuthenticationToken', status: 403 }],
    ['IncompleteSignatureException', { code: 'IncompleteSignature', status: 400 }],
    ['InvalidSignatureException', { code: 'SignatureDoesNotMatch', status: 403 }],
    ['UnrecognizedClientException', { code: 'InvalidClientTokenId', status: 403 }],
    ['ExpiredTokenException', { code: 'ExpiredToken', status: 403 }],
    ['MisdirectedRequestException', { code: 'MisdirectedRequest', status: 421 }],
    ['AccessDeniedException', { code: 'AccessDenied', status: 403 }],
    ['ValidationException', { code: 'ValidationError', status: 400 }],
    ['ThrottlingException', { code: 'Throttling', status: 400, message: 'Rate exceeded' }],
    ['KMSInternalException', { code: 'InternalFailure', status: 500 }],
  ]);

function toXml(status: number, root: string, elements: XmlElements): Answer {
  const body = `<${root} xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\n${print(elements, '  ')}</${root}>\n`;
  return { status, contentType: 'text/xml', body };
}

function print(elements: XmlElements, indent: string): string {
  return Object.entries(elements)
    .map(([name, value]) => {
      const inside = typeof value === 'string' ? toText(value) : `\n${print(value, `${indent}  `)}${indent}`;
      return `${indent}<${name}>${inside}</${name}>\n`;
    })
    .join('');
}

/** XML 1.0 does not allow control characters, not even as escapes, so they are replaced. */
function toText(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters to replace.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
