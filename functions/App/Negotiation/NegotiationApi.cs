using Mandates.Functions.Clock;
using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Negotiation;

/// <param name="Draft">The version that is negotiated.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Window">When contributions are taken.</param>
/// <param name="IsOpen">Whether they are taken now.</param>
/// <param name="OpenBrackets">Pairs of brackets in the text.</param>
/// <param name="Text">The text with all that is proposed.</param>
/// <param name="ToReanchor">Ids of contributions whose words are no longer in the text: a person has to re-anchor them.</param>
/// <param name="Decisions">All that was decided on the text, in order.</param>
/// <param name="Omitted">What was accepted in the version before and is not in this one.</param>
public sealed record NegotiationView(
    int Draft, string Symbol, ContributionWindow Window, bool IsOpen, int OpenBrackets, NegotiatingText Text, IReadOnlyList<string> ToReanchor,
    IReadOnlyList<NegotiationDecision> Decisions, IReadOnlyList<OmittedProposal> Omitted);

/// <summary>The negotiating text: with all proposals as data and to take into a room, and clean as the source of the next version; and procedure 7, what is decided on it, paragraph by paragraph.</summary>
public sealed class NegotiationApi(RequestAccess access, NegotiatingTextStore negotiation, DecisionRecording decisions, PaperPrinter printer, MandateClock clock)
{
    private const string Base = "api/mandates/{mandate}/negotiation";

    [Api("The negotiating text, with what is open and what was decided", Gives = typeof(NegotiationView), Problems = [409])]
    [Function("ReadNegotiation"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var (text, window) = (NegotiatingText.Of(working), ContributionWindow.Of(current.Plan, current.Record));
        return ApiJson.Ok(new NegotiationView(
            working.Draft.Version, working.Draft.Symbol, window, window.IsOpenAt(clock.Now), text.OpenBrackets, text,
            [.. working.Contributions.Where(c => c.Standing == Standing.ToReanchor).Select(c => c.Id)], current.Record.Decisions,
            await negotiation.OmittedAsync(current, cancellationToken)));
    }

    [Api("The text with what was accepted, each paragraph with its mark: the source of the next version", Gives = typeof(Stream), Problems = [409])]
    [Function("ReadCleanText"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> CleanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/clean.md")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        Results.Text((await negotiation.ReadAsync(await access.MandateAsync(mandate, cancellationToken), cancellationToken)).Clean.MarkedMarkdown, "text/markdown; charset=utf-8");

    [Api("The negotiating text as a Word document", Gives = typeof(Stream), Query = ["language"], Problems = [409])]
    [Function("DownloadNegotiation"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/document")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, cancellationToken), $"{mandate}-negotiating-text");

    [Api("The negotiating text as a page to print", Gives = typeof(Stream), Query = ["language"], Problems = [409])]
    [Function("PrintNegotiation"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> PrintAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/print")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await printer.PageAsync(await PaperAsync(request, mandate, cancellationToken));

    [Api("Accept or reject proposals on a paragraph, agree it, or note reservations", Takes = typeof(TextDecision), Gives = typeof(NegotiationDecision), Creates = true, Problems = [409, 422])]
    [Function("DecideText"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/decisions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var sent = await ApiJson.ReadAsync<TextDecision>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var proposed = await decisions.ProposeAsync(before, sent, cancellationToken);
        var recorded = await decisions.RecordAsync(before, proposed, client, cancellationToken);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/negotiation", recorded.Fact) : ApiJson.Ok(recorded.Fact);
    }

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var working = await negotiation.ReadAsync(current, cancellationToken);
        return NegotiatingPaper.Of(current, working, NegotiatingText.Of(working), AskedLanguage.Of(request));
    }
}
