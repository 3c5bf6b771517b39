using Mandates.Functions.Clock;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation;

/// <param name="Draft">The version that is negotiated.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Window">When contributions are taken.</param>
/// <param name="IsOpen">Whether they are taken now.</param>
/// <param name="OpenBrackets">Pairs of brackets in the text.</param>
/// <param name="Text">The text with all that is proposed.</param>
/// <param name="ToReanchor">Ids of contributions whose words are gone: somebody has to say where they belong.</param>
/// <param name="Decisions">All that was decided on the text, in order.</param>
/// <param name="Omitted">What was accepted in the version before and is not in this one.</param>
public sealed record NegotiationView(
    int Draft, string Symbol, ContributionWindow Window, bool IsOpen, int OpenBrackets, NegotiatingText Text, IReadOnlyList<string> ToReanchor,
    IReadOnlyList<NegotiationDecision> Decisions, IReadOnlyList<OmittedProposal> Omitted);

/// <summary>The negotiating text: with all proposals as data and in plain characters, and clean, to begin the next version with.</summary>
public sealed class ReadNegotiation(RequestAccess access, NegotiatingTextStore negotiation, MandateClock clock)
{
    [Api("The negotiating text, with what is open and what was decided", Gives = typeof(NegotiationView), Problems = [409])]
    [Function(nameof(ReadNegotiation)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/negotiation")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var (text, window) = (NegotiatingText.Of(working), ContributionWindow.Of(current.Plan, current.Record));
        return ApiJson.Ok(new NegotiationView(
            working.Draft.Version, working.Draft.Symbol, window, window.IsOpenAt(clock.Now), text.OpenBrackets, text,
            [.. working.Contributions.Where(c => c.Standing == Standing.ToReanchor).Select(c => c.Id)], current.Record.Decisions,
            await negotiation.OmittedAsync(current, cancellationToken)));
    }

    [Api("The negotiating text in plain characters: brackets, bis and ter, states, footnotes", Gives = typeof(Stream), Problems = [409])]
    [Function("ReadProposals"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ProposalsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/negotiation/proposals.txt")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var text = NegotiatingText.Of(await negotiation.ReadAsync(current, cancellationToken));
        return Results.Text(NegotiatingWriter.Write(text, id => current.Plan.State(id)?.Names.En ?? id), "text/plain; charset=utf-8");
    }

    [Api("The text with what was accepted, as Markdown with the marks of its paragraphs", Gives = typeof(Stream), Problems = [409])]
    [Function("ReadCleanText"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> CleanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/negotiation/clean.md")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        Results.Text((await negotiation.ReadAsync(await access.MandateAsync(mandate, cancellationToken), cancellationToken)).Clean.MarkedMarkdown, "text/markdown; charset=utf-8");
}
