namespace Mandates.Browser.Tests;

/// <summary>Who looks at a page.</summary>
public enum Reader
{
    Stranger,
    Officer,
    Chair,
    Mission,
}

/// <summary>Every page of the app by its route, with an address at which it has something to show.</summary>
internal static class PageList
{
    public static IReadOnlyList<(string Route, string Address, Reader Reader)> All { get; } =
    [
        ("{none:maxlength(0)?}", "/", Reader.Officer),
        ("enter", "/enter", Reader.Stranger),
        ("mandates/{mandate}", "/mandates/ag-dec-66", Reader.Officer),
        ("mandates/{mandate}", "/mandates/ag-dec-66", Reader.Mission),
        ("mandates/{mandate}/acknowledgements", "/mandates/ag-dec-66/acknowledgements", Reader.Officer),
        ("mandates/{mandate}/acts", "/mandates/ag-dec-66/acts", Reader.Chair),
        ("mandates/{mandate}/audit", "/mandates/ag-dec-66/audit", Reader.Officer),
        ("mandates/{mandate}/community", "/mandates/ag-dec-66/community?zone=UTC", Reader.Officer),
        ("mandates/{mandate}/community", "/mandates/ag-dec-66/community", Reader.Mission),
        ("mandates/{mandate}/compilations", "/mandates/ag-dec-66/compilations", Reader.Officer),
        ("mandates/{mandate}/compilations", "/mandates/ag-dec-66/compilations", Reader.Mission),
        ("mandates/{mandate}/compilations/{number:int}", "/mandates/ag-dec-66/compilations/1", Reader.Officer),
        ("consultation", "/consultation", Reader.Stranger),
        ("mandates/{mandate}/consultations", "/mandates/ag-dec-66/consultations", Reader.Officer),
        ("mandates/{mandate}/consultations", "/mandates/ag-dec-66/consultations", Reader.Mission),
        ("mandates/{mandate}/documents", "/mandates/ag-dec-66/documents", Reader.Officer),
        ("mandates/{mandate}/documents", "/mandates/ag-dec-66/documents", Reader.Mission),
        ("mandates/{mandate}/drafts", "/mandates/ag-dec-66/drafts?from=clean", Reader.Chair),
        ("mandates/{mandate}/drafts/{version:int}", "/mandates/ag-dec-66/drafts/2", Reader.Officer),
        ("mandates/{mandate}/drafts/{version:int}", "/mandates/ag-dec-66/drafts/2?text=fr", Reader.Mission),
        ("mandates/{mandate}/drafts/{version:int}/changes/{since:int}", "/mandates/ag-dec-66/drafts/2/changes/1", Reader.Mission),
        ("mandates/{mandate}/drafts/{version:int}/languages", "/mandates/ag-dec-66/drafts/2/languages?from=fr", Reader.Chair),
        ("mandates/{mandate}/information", "/mandates/ag-dec-66/information", Reader.Officer),
        ("mandates/{mandate}/information", "/mandates/ag-dec-66/information", Reader.Mission),
        ("mandates/{mandate}/late-replies", "/mandates/ag-dec-66/late-replies", Reader.Chair),
        ("mandates/{mandate}/meetings/{activity}", "/mandates/ag-dec-66/meetings/formal-2012-03-29", Reader.Officer),
        ("mandates/{mandate}/meetings/{activity}", "/mandates/ag-dec-66/meetings/formal-2012-03-29", Reader.Mission),
        ("mandates/{mandate}/negotiation", "/mandates/ag-dec-66/negotiation", Reader.Chair),
        ("mandates/{mandate}/negotiation", "/mandates/ag-dec-66/negotiation?view=changes", Reader.Mission),
        ("mandates/{mandate}/negotiation/{paragraph}", "/mandates/ag-dec-66/negotiation/{paragraph}", Reader.Chair),
        ("mandates/{mandate}/on-behalf", "/mandates/ag-dec-66/on-behalf", Reader.Officer),
        ("mandates/{mandate}/outbox", "/mandates/ag-dec-66/outbox", Reader.Officer),
        ("mandates/{mandate}/participants", "/mandates/ag-dec-66/participants", Reader.Officer),
        ("mandates/{mandate}/plan", "/mandates/ag-dec-66/plan", Reader.Officer),
        ("mandates/{mandate}/questionnaire", "/mandates/ag-dec-66/questionnaire", Reader.Chair),
        ("mandates/{mandate}/states/{state}", "/mandates/ag-dec-66/states/ag", Reader.Officer),
        ("mandates/{mandate}/states/{state}", "/mandates/ag-dec-66/states/ag", Reader.Mission),
        ("mandates/{mandate}/states/{state}/contributions", "/mandates/ag-dec-66/states/ag/contributions?kind=newText", Reader.Mission),
        ("mandates/{mandate}/states/{state}/replies/{version:int}", "/mandates/ag-dec-66/states/{shared}/replies/1", Reader.Officer),
        ("mandates/{mandate}/states/{state}/replies/{version:int}", "/mandates/ag-dec-66/states/{shared}/replies/1", Reader.Mission),
        ("mandates/{mandate}/states/{state}/reply", "/mandates/ag-dec-66/states/ag/reply", Reader.Mission),
        ("mandates/{mandate}/timeline-engine", "/mandates/ag-dec-66/timeline-engine", Reader.Officer),
        ("mandates/{mandate}/work-plan", "/mandates/ag-dec-66/work-plan", Reader.Officer),
        ("mandates/{mandate}/work-plan", "/mandates/ag-dec-66/work-plan?revision=0", Reader.Mission),
        ("package", "/package", Reader.Stranger),
        ("receipts/{number}", "/receipts/{receipt}", Reader.Stranger),
        ("start", "/start?sample=true", Reader.Officer),
    ];
}
