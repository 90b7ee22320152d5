/**
 * Which names each entry of the package has: what is on offer to whoever types `import { } from`. A new name is promised to those who use it,
 * so it is written here as well: choose the entry by who needs it (docs/decisions/0052-entries-by-reader.md).
 */
export const NAMES: Readonly<Record<string, { readonly values: string; readonly types: string }>> = {
  '.': {
    values: `
      CODE_VERSION Fault LIMITS RULES definePlan defineRoster hostClock openRouter`,
    types: `
      AdapterId AdapterView AgentId AgentView AlarmView Answer CalendarId CallingWindowId CampaignId ChannelId Clock Command CommandId
      CommandInput CommandType ContactFacts ContactId ContactOrdinal ContactView CountryCode CustomerKey DefinePlanOptions
      DefineRosterOptions DefinedPlan DefinedRoster Event EventOf EventType ExplainView FaultCode HostClockOptions HubId HubView
      JurisdictionId LanguageTag Look MachineTime NameSort NotRoutable OfferFacts OfferId OfferView OverviewView Permit Plan Problem
      ProblemCode Query QueryAnswer QueryInput QueryType QuestionView QueueId QueueView Rejection RejectionCode RejectionDetails
      RejectionOf ReleasedRecord Roster Router RouterOptions RouterPhase SenderView Severity ShareView SingleObstacle SkillId
      SlotsView StatisticsRow StatisticsView TenantId Terms UserCommand Verdict Views WaitEstimate WhyWaiting WhyWaitingView`,
  },
  './plan': {
    values: `
      Findings PROBLEMS addOpenMs callingHours canonicalTag check dayCalendar durationMs fields formatDuration isDuration
      isOfCampaigns isOpenAt lookUpLanguage membersByGroup nearestName nextChangeMs overlaid planFile problem readHours readShape
      rosterFile whyUnserved windowCalendar windowsOn`,
    types: `
      AgentChange AgentProfile AgentSkill Asking Blend Campaign Channel CheckOptions CompiledCalendar Cover Direction Hours Hub
      LanguageResolver Path PlanFile Queue RosterFile RoutingPolicy ShiftCompiler Step Target TierRule Window Workplace Written`,
  },
  './journal': {
    values: `
      START applyRecord checkOf decodeRecord decodeState digest128 encodeRecord encodeState fold freshState proveRecord readSnapshot
      stateHash takeSnapshot volatileJournal`,
    types: `
      Head Journal JournalRecord OpenedJournal RecordDraft RouterState Snapshot`,
  },
  './protocol': {
    values: `
      CLOSES CLOSE_REASONS GAP_REASONS REJECTIONS ROLES SOCKET_PATH SUBJECT_LENGTH SUBPROTOCOL TOKEN_SUBPROTOCOL_PREFIX agentConcerned
      agentsHandling askerOf attemptSchema audienceOf claimsSchema clientFrameSchema clientFrames clientIdSchema commandSchema covers
      misfit querySchema questionSchema readCommand rejection scopeOf senderOf serverFrameSchema serverFrames tellsOfDoor viewSchemas
      warning wireEvent wireEventSchema wireEvents wireLimitsSchema workSchema`,
    types: `
      AssignmentRef Attempt Audience Claims ClientFrame ClientFrameType CloseReason EventsFrame GapReason ReceivedFrame
      ReceivedFrameOf Role Scope ScopeOf ServerFrame ServerFrameOf ServerFrameType SnapshotView SnapshotViews Some Warning WarningCode
      WireEvent WireEventOf WireEventType WireLimits`,
  },
  './inspect': {
    values: `
      DIMENSIONS answerQuery countStaffing explainContact explainRecord explainWaiting noCounts startMeasures verify violations
      whyWaiting`,
    types: `
      Counts Dimension ExplainedOffer IntervalRow Ledger LedgerOptions Measures Span Verified`,
  },
  './core': {
    values: `
      admit closeRecord dueOf match matchNaive nextDue step`,
    types: `
      Match Stepped`,
  },
};
