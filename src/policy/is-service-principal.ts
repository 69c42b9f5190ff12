/** Whether the text has the form of a service principal, such as `s3.amazonaws.com`. */
export function isServicePrincipal(value: string): boolean {
  return SERVICE.test(value);
}

const SERVICE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(amazonaws\.com(\.cn)?|aws\.internal)$/;
