using System.Reflection;
using Mandates.Functions;
using Mandates.Functions.Web.Access;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.App.Tests.Web.Access;

/// <summary>
/// Every HTTP function against every kind of caller. A row says who may call it, and what such a caller is answered to
/// the request of the row; everybody else is told nothing: officers 403, all others the same 404.
/// </summary>
public class MatrixTests(MatrixApp app) : IClassFixture<MatrixApp>
{
    private const CallerRoles Everybody = CallerRoles.Officers | CallerRoles.Delegation;

    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["AbandonUpload"] = new("DELETE", "/api/mandates/matrix/states/ag/uploads/none", CallerRoles.Delegation, 404),
        ["Acknowledge"] = new("PUT", "/api/mandates/matrix/submission/acknowledgements/session", CallerRoles.Secretariat, 400),
        ["AcknowledgeForm"] = new("FORM", "/mandates/matrix/acknowledgements", CallerRoles.Secretariat, 400),
        ["AcknowledgementsPage"] = new("GET", "/mandates/matrix/acknowledgements", CallerRoles.Secretariat, 200),
        ["ActsPage"] = new("GET", "/mandates/matrix/acts", CallerRoles.Officers, 200),
        ["LateRepliesPage"] = new("GET", "/mandates/matrix/late-replies", CallerRoles.Officers, 200),
        ["MeetingPage"] = new("GET", "/mandates/matrix/meetings/formal-2011-12-15", Everybody, 200) { OwnState = false },
        ["PlanPage"] = new("GET", "/mandates/matrix/plan", CallerRoles.Officers, 200),
        ["ConfirmOnBehalfForm"] = new("FORM", "/mandates/matrix/on-behalf/confirmation", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["OnBehalfPage"] = new("GET", "/mandates/matrix/on-behalf", CallerRoles.Secretariat | CallerRoles.Chair, 200),
        ["PublishQuestionnaireForm"] = new("FORM", "/mandates/matrix/questionnaire", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["QuestionnairePage"] = new("GET", "/mandates/matrix/questionnaire", CallerRoles.Secretariat | CallerRoles.Chair, 200),
        ["RecordOnBehalfForm"] = new("FORM", "/mandates/matrix/on-behalf", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["PublishDraftForm"] = new("FORM", "/mandates/matrix/drafts", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["PublishDraftPage"] = new("GET", "/mandates/matrix/drafts", CallerRoles.Secretariat | CallerRoles.Chair, 200),
        ["RecordMeetingForm"] = new("FORM", "/mandates/matrix/meetings/formal-2011-12-15", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["RevisePlanForm"] = new("FORM", "/mandates/matrix/plan", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["RulingForm"] = new("FORM", "/mandates/matrix/late-replies", CallerRoles.Chair, 400),
        ["StartForm"] = new("FORM", "/start", CallerRoles.Secretariat, 400),
        ["StartPage"] = new("GET", "/start", CallerRoles.Secretariat, 200),
        ["Asset"] = new("GET", "/assets/none", CallerRoles.Anyone, 404),
        ["StateMatrixFile"] = new("GET", "/mandates/matrix/states.csv", CallerRoles.Officers, 200),
        ["TimelineEngineForm"] = new("FORM", "/mandates/matrix/timeline-engine", CallerRoles.Secretariat, 400),
        ["TimelineEnginePage"] = new("GET", "/mandates/matrix/timeline-engine", CallerRoles.Secretariat, 200),
        ["AuditPage"] = new("GET", "/mandates/matrix/audit", CallerRoles.Officers, 200),
        ["AuditFile"] = new("GET", "/mandates/matrix/audit.csv", CallerRoles.Officers, 200),
        ["BeginUpload"] = new("POST", "/api/mandates/matrix/states/ag/uploads", CallerRoles.Delegation, 400),
        ["ChangeBodyLinkForm"] = new("FORM", "/mandates/matrix/acknowledgements/link", CallerRoles.Secretariat, 400),
        ["ChooseNotices"] = new("PUT", "/api/mandates/matrix/own-notices", CallerRoles.Delegation, 400) { OwnState = false },
        ["ChooseNoticesForm"] = new("FORM", "/mandates/matrix/states/ag/notices", CallerRoles.Delegation, 400),
        ["ChangeParticipantForm"] = new("FORM", "/mandates/matrix/states/ag/participants/change", CallerRoles.Secretariat | CallerRoles.Mission, 400),
        ["ChangeContributionForm"] = new("FORM", "/mandates/matrix/drafts/1/contributions/change", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 400) { OwnState = false },
        ["CloseSession"] = new("DELETE", "/api/session", CallerRoles.Anyone, 204),
        ["CompilationPage"] = new("GET", "/mandates/matrix/compilations/1", Everybody, 404) { OwnState = false },
        ["CompilationsPage"] = new("GET", "/mandates/matrix/compilations", Everybody, 200) { OwnState = false },
        ["CompleteUpload"] = new("POST", "/api/mandates/matrix/states/ag/uploads/none/completion", CallerRoles.Delegation, 404),
        // As a form, so that the one who has not confirmed does not do so here.
        ["ConfirmAddress"] = new("FORM", "/api/mandates/matrix/confirmation", CallerRoles.FocalPoint | CallerRoles.Authority, 400) { Unconfirmed = 400, OwnState = false },
        ["CommunityPage"] = new("GET", "/mandates/matrix/community", Everybody, 200) { OwnState = false },
        ["CompareDrafts"] = new("GET", "/api/mandates/matrix/drafts/1/changes/1", Everybody, 404) { OwnState = false },
        ["AnswerConsultation"] = new("POST", "/api/consultation/answers", CallerRoles.Anyone, 400),
        ["ChangeConsultationLinkForm"] = new("FORM", "/mandates/matrix/consultations/link", CallerRoles.Secretariat, 400),
        ["ConsultationAnswerForm"] = new("FORM", "/consultation/answer", CallerRoles.Anyone, 400),
        ["ConsultationDocumentForm"] = new("FORM", "/consultation/document", CallerRoles.Anyone, 400),
        ["ConsultationForm"] = new("FORM", "/consultation", CallerRoles.Anyone, 400),
        ["ConsultationPage"] = new("GET", "/consultation", CallerRoles.Anyone, 200),
        ["ConsultationsPage"] = new("GET", "/mandates/matrix/consultations", Everybody, 200) { OwnState = false },
        ["DownloadConsultationFile"] = new("GET", "/api/mandates/matrix/consultations/MISPA/0/answers/1/file", Everybody, 404) { OwnState = false },
        ["ListConsultations"] = new("GET", "/api/mandates/matrix/consultations", Everybody, 200) { OwnState = false },
        ["ConfirmAddressForm"] = new("FORM", "/mandates/matrix/states/ag/confirmation", CallerRoles.FocalPoint | CallerRoles.Authority, 400) { Unconfirmed = 400 },
        ["ConfirmReplyOnBehalf"] = new("PUT", "/api/mandates/matrix/states/ag/replies-on-behalf/1/confirmation", CallerRoles.Secretariat | CallerRoles.Chair, 404),
        ["Contribute"] = new("POST", "/api/mandates/matrix/contributions", CallerRoles.Delegation, 400) { OwnState = false },
        ["ContributeForm"] = new("FORM", "/mandates/matrix/drafts/1/contributions", CallerRoles.Delegation, 400) { OwnState = false },
        ["DecideText"] = new("POST", "/api/mandates/matrix/negotiation/decisions", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["DecisionForm"] = new("FORM", "/mandates/matrix/negotiation/p1", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["DecisionPage"] = new("GET", "/mandates/matrix/negotiation/p1", CallerRoles.Secretariat | CallerRoles.Chair, 409),
        ["DelegationPage"] = new("GET", "/mandates/matrix/states/ag", Everybody, 200) { Unconfirmed = 200 },
        ["DeleteWorkingCopyFile"] = new("DELETE", "/api/mandates/matrix/states/ag/working-copy/files/none", CallerRoles.Delegation, 404),
        ["DownloadCompilation"] = new("GET", "/api/mandates/matrix/compilations/1/document", Everybody, 404) { OwnState = false },
        ["DownloadCompilationTable"] = new("GET", "/api/mandates/matrix/compilations/1/table", Everybody, 404) { OwnState = false },
        ["DownloadPackage"] = new("GET", "/api/mandates/matrix/submission/package", Everybody, 404) { OwnState = false },
        ["DownloadQuestionnaire"] = new("GET", "/api/mandates/matrix/questionnaire/document", Everybody, 404) { OwnState = false },
        ["DownloadReplyFile"] = new("GET", "/api/mandates/matrix/states/ag/replies/1/files/1", Everybody, 200) { OwnState = false },
        ["DownloadScan"] = new("GET", "/api/mandates/matrix/states/ag/replies-on-behalf/1/scan", CallerRoles.Officers, 404),
        ["DraftChangesPage"] = new("GET", "/mandates/matrix/drafts/1/changes/1", Everybody, 404) { OwnState = false },
        ["DraftPage"] = new("GET", "/mandates/matrix/drafts/1", Everybody, 404) { OwnState = false },
        ["DocumentsPage"] = new("GET", "/mandates/matrix/documents", Everybody, 200) { OwnState = false },
        ["DownloadDraft"] = new("GET", "/api/mandates/matrix/drafts/1/document", Everybody, 404) { OwnState = false },
        ["DownloadDraftSource"] = new("GET", "/api/mandates/matrix/drafts/1/source", CallerRoles.Officers, 404),
        ["AbandonInformationUpload"] = new("DELETE", "/api/mandates/matrix/information/uploads/none", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 404) { OwnState = false },
        ["BeginInformationUpload"] = new("POST", "/api/mandates/matrix/information/uploads", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 400) { OwnState = false },
        ["GetInformationUpload"] = new("GET", "/api/mandates/matrix/information/uploads/none", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 404) { OwnState = false },
        ["PutInformationUploadPart"] = new("PUT", "/api/mandates/matrix/information/uploads/none/parts/1", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 404) { OwnState = false },
        ["DownloadInformation"] = new("GET", "/api/mandates/matrix/information/1/file", Everybody, 404) { OwnState = false },
        ["InformationPage"] = new("GET", "/mandates/matrix/information", Everybody, 200) { OwnState = false },
        ["ListInformation"] = new("GET", "/api/mandates/matrix/information", Everybody, 200) { OwnState = false },
        ["PublishInformation"] = new("PUT", "/api/mandates/matrix/information", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 422) { OwnState = false },
        ["PublishInformationForm"] = new("FORM", "/mandates/matrix/information", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 400) { OwnState = false },
        ["PublishLink"] = new("POST", "/api/mandates/matrix/information", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 400) { OwnState = false },
        ["WithdrawInformation"] = new("PUT", "/api/mandates/matrix/information/1/withdrawal", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 400) { OwnState = false },
        ["WithdrawInformationForm"] = new("FORM", "/mandates/matrix/information/1/withdrawal", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 400) { OwnState = false },
        ["DownloadNegotiation"] = new("GET", "/api/mandates/matrix/negotiation/document", Everybody, 409) { OwnState = false },
        ["DownloadResolution"] = new("GET", "/api/mandates/matrix/resolution/document", Everybody, 200) { OwnState = false },
        ["CommentOnPlan"] = new("POST", "/api/mandates/matrix/plan/comments", CallerRoles.Delegation, 400) { OwnState = false },
        ["CommentOnPlanForm"] = new("FORM", "/mandates/matrix/work-plan", CallerRoles.Delegation, 400) { OwnState = false },
        ["ListPlanComments"] = new("GET", "/api/mandates/matrix/plan/comments", Everybody, 200) { OwnState = false },
        ["DownloadWorkPlan"] = new("GET", "/api/mandates/matrix/plan/document", Everybody, 200) { OwnState = false },
        ["ListDocuments"] = new("GET", "/api/mandates/matrix/documents", Everybody, 200) { OwnState = false },
        ["PrintDraft"] = new("GET", "/api/mandates/matrix/drafts/1/print", Everybody, 404) { OwnState = false },
        ["PrintNegotiation"] = new("GET", "/api/mandates/matrix/negotiation/print", Everybody, 409) { OwnState = false },
        ["PrintResolution"] = new("GET", "/api/mandates/matrix/resolution/print", Everybody, 200) { OwnState = false },
        ["PrintWorkPlan"] = new("GET", "/api/mandates/matrix/plan/print", Everybody, 200) { OwnState = false },
        ["PublishTranslationForm"] = new("FORM", "/mandates/matrix/drafts/1/languages", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["TranslationPage"] = new("GET", "/mandates/matrix/drafts/1/languages", CallerRoles.Secretariat | CallerRoles.Chair, 404),
        ["PublishTranslation"] = new("POST", "/api/mandates/matrix/drafts/1/languages/fr", CallerRoles.Secretariat | CallerRoles.Chair, 415),
        ["GetPreparedContributions"] = new("GET", "/api/mandates/matrix/states/ag/contributions", CallerRoles.Delegation, 200),
        ["PreparedForm"] = new("FORM", "/mandates/matrix/states/ag/contributions", CallerRoles.Delegation, 400),
        ["PreparedPage"] = new("GET", "/mandates/matrix/states/ag/contributions", CallerRoles.Delegation, 200),
        ["PrepareContributions"] = new("PUT", "/api/mandates/matrix/states/ag/contributions", CallerRoles.Delegation, 428),
        ["SendPreparedContributions"] = new("POST", "/api/mandates/matrix/states/ag/contributions/submission", CallerRoles.Delegation, 428),
        ["EndSupport"] = new("DELETE", "/api/mandates/matrix/contributions/none/support", CallerRoles.Delegation, 409) { OwnState = false },
        ["EndTerm"] = new("POST", "/api/mandates/matrix/participants/ag.1/end", CallerRoles.Secretariat | CallerRoles.Mission, 400) { OwnState = false },
        ["EnterForm"] = new("FORM", "/enter", CallerRoles.Anyone, 400),
        ["EnterPage"] = new("GET", "/enter", CallerRoles.Anyone, 200),
        ["ErasePerson"] = new("POST", "/api/mandates/matrix/participants/ag.1/erasure", CallerRoles.Secretariat, 400),
        ["ExportAddressBook"] = new("GET", "/api/mandates/matrix/address-book", CallerRoles.Officers, 200),
        ["ForwardQuestionnaire"] = new("POST", "/api/mandates/matrix/states/ag/forwardings", CallerRoles.Mission, 400),
        ["ForwardQuestionnaireForm"] = new("FORM", "/mandates/matrix/states/ag/forwardings", CallerRoles.Mission, 400),
        ["GetForwardings"] = new("GET", "/api/mandates/matrix/states/ag/forwardings", Everybody, 200),
        ["GetOpenApi"] = new("GET", "/api/openapi.json", CallerRoles.Anyone, 200),
        ["GetOwnData"] = new("GET", "/api/mandates/matrix/own-data", CallerRoles.Delegation, 200) { OwnState = false, Unconfirmed = 200 },
        ["GetPlan"] = new("GET", "/api/mandates/matrix/plan", Everybody, 200) { OwnState = false },
        ["GetQuestionnaire"] = new("GET", "/api/mandates/matrix/questionnaire", Everybody, 404) { OwnState = false },
        ["GetSession"] = new("GET", "/api/session", CallerRoles.Anyone, 200),
        ["GetStatus"] = new("GET", "/api/mandates/matrix/status", Everybody, 200) { OwnState = false },
        ["GetUpload"] = new("GET", "/api/mandates/matrix/states/ag/uploads/none", CallerRoles.Delegation, 404),
        ["GetWorkingCopy"] = new("GET", "/api/mandates/matrix/states/ag/working-copy", CallerRoles.Delegation, 200),
        ["Health"] = new("GET", "/api/health", CallerRoles.Anyone, 200),
        ["HomePage"] = new("GET", "/", CallerRoles.Anyone, 200),
        ["ImportAddressBook"] = new("POST", "/api/mandates/matrix/address-book", CallerRoles.Secretariat, 428),
        ["ImportAddressBookForm"] = new("FORM", "/mandates/matrix/participants/import", CallerRoles.Secretariat, 400),
        ["LeaveForm"] = new("FORM", "/leave", CallerRoles.Anyone, 400),
        ["ListCompilations"] = new("GET", "/api/mandates/matrix/compilations", Everybody, 200) { OwnState = false },
        ["ListContributions"] = new("GET", "/api/mandates/matrix/contributions", Everybody, 200) { OwnState = false },
        ["ListMandates"] = new("GET", "/api/mandates", CallerRoles.Officers, 200),
        ["ListMeetings"] = new("GET", "/api/mandates/matrix/meetings", Everybody, 200) { OwnState = false },
        ["ListNotices"] = new("GET", "/api/mandates/matrix/notices", CallerRoles.Officers, 200),
        ["ListParticipants"] = new("GET", "/api/mandates/matrix/participants", Everybody, 200) { OwnState = false },
        ["ListReplies"] = new("GET", "/api/mandates/matrix/replies", Everybody, 200) { OwnState = false },
        ["ListRepliesOnBehalf"] = new("GET", "/api/mandates/matrix/states/ag/replies-on-behalf", CallerRoles.Officers, 200),
        ["ListRevisions"] = new("GET", "/api/mandates/matrix/plan/revisions", CallerRoles.Officers, 200),
        ["MandatePage"] = new("GET", "/mandates/matrix", Everybody, 200) { OwnState = false },
        ["NameAuthority"] = new("POST", "/api/mandates/matrix/states/ag/authorities", CallerRoles.Secretariat | CallerRoles.Mission, 400),
        ["NameFocalPoint"] = new("POST", "/api/mandates/matrix/states/ag/focal-points", CallerRoles.Secretariat | CallerRoles.Mission, 400),
        ["NameParticipantForm"] = new("FORM", "/mandates/matrix/states/ag/participants", CallerRoles.Secretariat | CallerRoles.Mission, 400),
        ["OpenSession"] = new("POST", "/api/session", CallerRoles.Anyone, 400),
        ["ParticipantsPage"] = new("GET", "/mandates/matrix/participants", CallerRoles.Officers, 200),
        ["NegotiationPage"] = new("GET", "/mandates/matrix/negotiation", Everybody, 200) { OwnState = false },
        ["NoticeForm"] = new("FORM", "/mandates/matrix/outbox/none", CallerRoles.Secretariat, 400),
        ["OutboxPage"] = new("GET", "/mandates/matrix/outbox", CallerRoles.Officers, 200),
        ["PackageAcknowledgementForm"] = new("FORM", "/package/acknowledgement", CallerRoles.Anyone, 400),
        ["PackageFileForm"] = new("FORM", "/package/file", CallerRoles.Anyone, 400),
        ["PackageForm"] = new("FORM", "/package", CallerRoles.Anyone, 400),
        ["PackagePage"] = new("GET", "/package", CallerRoles.Anyone, 200),
        ["PlanNotices"] = new("GET", "/api/mandates/matrix/notices/plan", CallerRoles.Officers, 200),
        ["PreviewAddressBook"] = new("POST", "/api/mandates/matrix/address-book/preview", CallerRoles.Secretariat, 400),
        ["PreviewAddressBookForm"] = new("FORM", "/mandates/matrix/participants/preview", CallerRoles.Secretariat, 400),
        ["PreviewRevision"] = new("POST", "/api/mandates/matrix/plan/revisions/preview", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["PublishDraft"] = new("POST", "/api/mandates/matrix/drafts", CallerRoles.Secretariat | CallerRoles.Chair, 415),
        ["PublishQuestionnaire"] = new("PUT", "/api/mandates/matrix/questionnaire", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["PutUploadPart"] = new("PUT", "/api/mandates/matrix/states/ag/uploads/none/parts/1", CallerRoles.Delegation, 404),
        ["PutWorkingCopy"] = new("PUT", "/api/mandates/matrix/states/ag/working-copy", CallerRoles.Delegation, 428),
        ["PutWorkingCopyFile"] = new("PUT", "/api/mandates/matrix/states/ag/working-copy/files", CallerRoles.Delegation, 400),
        ["ReadAudit"] = new("GET", "/api/mandates/matrix/audit", CallerRoles.Officers, 200),
        ["ReadCalendar"] = new("GET", "/api/mandates/matrix/calendar.ics", Everybody, 200) { OwnState = false },
        ["ReadCleanText"] = new("GET", "/api/mandates/matrix/negotiation/clean.md", Everybody, 409) { OwnState = false },
        ["ReadDraft"] = new("GET", "/api/mandates/matrix/drafts/1", Everybody, 404) { OwnState = false },
        ["ReadMeeting"] = new("GET", "/api/mandates/matrix/meetings/formal-2011-12-15", Everybody, 200) { OwnState = false },
        ["ReadNegotiation"] = new("GET", "/api/mandates/matrix/negotiation", Everybody, 409) { OwnState = false },
        ["ReanchorContribution"] = new("POST", "/api/mandates/matrix/contributions/none/anchor", CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation, 400) { OwnState = false },
        ["ReadStateCalendar"] = new("GET", "/api/mandates/matrix/states/ag/calendar.ics", Everybody, 200),
        ["ReadSubmission"] = new("GET", "/api/mandates/matrix/submission", Everybody, 404) { OwnState = false },
        ["DownloadSummaryRecord"] = new("GET", "/api/mandates/matrix/meetings/formal-2011-12-15/sittings/9/summary-record/document", Everybody, 404) { OwnState = false },
        ["PrintSummaryRecord"] = new("GET", "/api/mandates/matrix/meetings/formal-2011-12-15/sittings/9/summary-record/print", Everybody, 404) { OwnState = false },
        ["ReceiptPage"] = new("GET", "/receipts/none", CallerRoles.Anyone, 404),
        ["ReceiveMailEvents"] = new("POST", "/api/mail/events", CallerRoles.Anyone, 401),
        ["RecordMeeting"] = new("PUT", "/api/mandates/matrix/meetings/formal-2011-12-15", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["RecordReplyOnBehalf"] = new("PUT", "/api/mandates/matrix/states/ag/replies-on-behalf", CallerRoles.Secretariat | CallerRoles.Chair, 422),
        ["RehearsePlan"] = new("POST", "/api/plans/rehearsals", CallerRoles.Secretariat | CallerRoles.Chair, 422),
        ["ReissueLink"] = new("POST", "/api/mandates/matrix/participants/ag.1/link", CallerRoles.Secretariat, 400),
        ["ReplyReadingPage"] = new("GET", "/mandates/matrix/states/ag/replies/1", Everybody, 200) { OwnState = false },
        ["ListPostedReplies"] = new("GET", "/api/mandates/matrix/community/replies", Everybody, 200) { OwnState = false },
        ["ReplyVisibilityForm"] = new("FORM", "/mandates/matrix/states/ag/visibility", CallerRoles.Delegation, 400),
        ["GetReplyVisibility"] = new("GET", "/api/mandates/matrix/states/ag/visibility", Everybody, 200),
        ["ChangeReplyVisibility"] = new("PUT", "/api/mandates/matrix/states/ag/visibility", CallerRoles.Delegation, 400),
        ["ReplyForm"] = new("FORM", "/mandates/matrix/states/ag/reply", CallerRoles.Delegation, 400),
        ["ReplyPage"] = new("GET", "/mandates/matrix/states/ag/reply", CallerRoles.Delegation, 200),
        ["RevisePlan"] = new("POST", "/api/mandates/matrix/plan/revisions", CallerRoles.Secretariat | CallerRoles.Chair, 400),
        ["RevokeLink"] = new("POST", "/api/mandates/matrix/participants/ag.1/link/revocation", CallerRoles.Secretariat, 400),
        ["RuleOnLateReply"] = new("PUT", "/api/mandates/matrix/states/ag/replies/1/ruling", CallerRoles.Chair, 400),
        ["SendNoticeAgain"] = new("POST", "/api/mandates/matrix/notices/none/again", CallerRoles.Secretariat, 400),
        ["SettleNotice"] = new("POST", "/api/mandates/matrix/notices/none/settlement", CallerRoles.Secretariat, 400),
        ["StartMandate"] = new("POST", "/api/mandates", CallerRoles.Secretariat, 422),
        ["SubmitReply"] = new("PUT", "/api/mandates/matrix/states/ag/reply", CallerRoles.Delegation, 400),
        ["SubmitWorkingCopy"] = new("POST", "/api/mandates/matrix/states/ag/working-copy/submission", CallerRoles.Delegation, 412),
        ["SupportContribution"] = new("PUT", "/api/mandates/matrix/contributions/none/support", CallerRoles.Delegation, 409) { OwnState = false },
        ["VerifyAudit"] = new("GET", "/api/mandates/matrix/audit/verify", CallerRoles.Officers, 200),
        ["VerifyReceipt"] = new("GET", "/api/receipts/none", CallerRoles.Anyone, 404),
        ["VerifySubmission"] = new("GET", "/api/submissions/matrix/verify", CallerRoles.Anyone, 404),
        ["WithdrawContribution"] = new("POST", "/api/mandates/matrix/contributions/none/withdrawal", CallerRoles.Delegation, 409) { OwnState = false },
        ["WithdrawReply"] = new("PUT", "/api/mandates/matrix/states/ag/replies/1/withdrawal", CallerRoles.Delegation, 400),
        ["WorkPlanPage"] = new("GET", "/mandates/matrix/work-plan", Everybody, 200) { OwnState = false },
    };

    public static TheoryData<string> Functions => [.. HttpFunctions().Order(StringComparer.Ordinal)];

    /// <summary>What a participant of <c>ag</c> may read, in a mandate of another name.</summary>
    public static IEnumerable<string> ReadByDelegations(string mandate) => Rows.Values
        .Where(row => row.Method == "GET" && (row.Roles & CallerRoles.FocalPoint) != 0)
        .Select(row => row.Path.Replace("/matrix", $"/{mandate}", StringComparison.Ordinal));

    [Fact]
    public void Every_function_has_a_row_and_no_row_is_of_a_function_that_is_gone() =>
        Assert.Equal(HttpFunctions().Order(StringComparer.Ordinal), Rows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task It_can_be_called_by_those_it_is_for_and_by_nobody_else(string function)
    {
        var row = Rows[function];
        var wrong = new List<string>();
        foreach (var caller in app.Callers)
        {
            using var answer = await SendAsync(caller.Http, row);
            var expected = Expected(row, caller);
            if ((int)answer.StatusCode != expected && !(expected == 200 && answer.StatusCode == HttpStatusCode.SeeOther))
            {
                wrong.Add($"{caller.Name}: {(int)answer.StatusCode} instead of {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    private static int Expected(Row row, MatrixCaller caller)
    {
        if (row.Roles == CallerRoles.Anyone)
        {
            return caller.Roles == CallerRoles.Anyone && row.Path == "/api/session" && row.Method == "GET" ? 404 : row.Allowed;
        }

        if ((caller.Roles & CallerRoles.Officers) != 0)
        {
            return (caller.Roles & row.Roles) != 0 ? row.Allowed : 403;
        }

        var reaches = (caller.Roles & row.Roles) != 0 && caller.IsOfTheMandate && (caller.IsOfTheState || !row.OwnState);
        return !reaches ? 404 : caller.IsConfirmed ? row.Allowed : row.Unconfirmed;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, Row row)
    {
        var request = new HttpRequestMessage(new HttpMethod(row.Method == "FORM" ? "POST" : row.Method), row.Path);
        if (row.Method is not "GET" and not "DELETE")
        {
            var isForm = row.Method == "FORM";
            request.Content = new StringContent(isForm ? "" : "{}", Encoding.UTF8, isForm ? "application/x-www-form-urlencoded" : "application/json");
        }

        return http.SendAsync(request);
    }

    private static IEnumerable<string> HttpFunctions() =>
        from type in typeof(Composition).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetParameters().Any(p => p.GetCustomAttribute<HttpTriggerAttribute>() is not null)
        select method.GetCustomAttribute<FunctionAttribute>()!.Name;

    /// <summary>Allowed: what those who may call it are answered, with a body that no function can do anything with.</summary>
    private sealed record Row(string Method, string Path, CallerRoles Roles, int Allowed)
    {
        /// <summary>What a participant whose address is not confirmed is answered.</summary>
        public int Unconfirmed { get; init; } = 403;

        /// <summary>Whether it concerns one state, so that the others of the mandate do not reach it.</summary>
        public bool OwnState { get; init; } = true;
    }
}
