"use client";

import { ErrorPage, type ErrorPageProps } from "../../components/error-page.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { memberLinks } from "../../components/ways-on.ts";

export default function MemberErrorPage(props: ErrorPageProps) {
  return <ErrorPage {...props} links={memberLinks(useLocale())} />;
}
