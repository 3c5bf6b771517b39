namespace Mandates.Domain.Tests.Negotiation;

/// <summary>Short words for a draft on the table and for what states say on it. Each is a moment after the one before.</summary>
internal sealed class Table(string markdown)
{
    private static readonly Instant Opened = Given.At("2012-03-06T16:00");

    private readonly List<DraftText> versions = [DraftText.Parse(markdown)];
    private readonly List<Contribution> contributions = [];
    private readonly List<ContributionAct> acts = [];
    private readonly List<NegotiationDecision> decisions = [];
    private int moments;

    public DraftText Text => versions[^1];

    public WorkingText Working => WorkingOf(contributions, decisions);

    public NegotiatingText Negotiating => NegotiatingText.Of(Working);

    public string Written => NegotiatingWriter.Write(Negotiating, Name);

    public IReadOnlyList<Contribution> Contributions => contributions;

    public static string Name(StateId state) => Sample.Plan.State(state)!.Names.En;

    public string Amend(string state, string paragraph, string text) => Add(ContributionKind.ProposedAmendment, state, paragraph, text);

    /// <summary>Amends by replacing some of the words.</summary>
    public string Amend(string state, string paragraph, string words, string by) =>
        Amend(state, paragraph, Text.Find(paragraph)!.Text.Replace(words, by, StringComparison.Ordinal));

    public string AddAfter(string state, string paragraph, string text) => Add(ContributionKind.NewText, state, paragraph, text);

    public string Comment(string state, string paragraph, string text) => Add(ContributionKind.Comment, state, paragraph, text);

    public void Support(string state, string contribution) => Act(ContributionActKind.Support, state, contribution);

    public void Withdraw(string contribution) => Act(ContributionActKind.Withdraw, null, contribution);

    public void Reanchor(string contribution, string paragraph, string? text = null) =>
        Act(ContributionActKind.Reanchor, null, contribution, new(versions.Count, paragraph, Text.Find(paragraph)!.Sha256, text));

    public void Publish(string next) =>
        versions.Add(DraftText.Parse(next, Text, versions.SelectMany(v => v.Paragraphs.Select(p => p.Id))));

    public NegotiationDecision Deciding(string paragraph, ParagraphStatus? status = null, params Reservation[]? reservations) => new()
    {
        Number = decisions.Count + 1,
        Draft = versions.Count,
        Paragraph = paragraph,
        Status = status,
        Reservations = reservations is { Length: > 0 } ? reservations : null,
        Meeting = "formal-2012-03-29",
        Sha256 = "",
        By = "officer",
        At = Given.At("2012-03-29T12:00"),
    };

    /// <summary>The decision as it would be kept, and what stands against it.</summary>
    public (NegotiationDecision Kept, IReadOnlyList<string> Broken) Consider(NegotiationDecision decision)
    {
        var after = WorkingOf(contributions, [.. decisions, decision]);
        var kept = decision with { Sha256 = after.Find(decision.Paragraph) is { } p ? Paragraph.Hash(p.Text) : "" };
        return (kept, [.. NegotiationRules.Broken(Sample.Plan, Working, kept, after).Select(broken => broken.ToString())]);
    }

    public void Decide(NegotiationDecision decision)
    {
        var (kept, broken) = Consider(decision);
        Assert.Empty(broken);
        decisions.Add(kept);
    }

    public WorkingText WorkingOf(IEnumerable<Contribution> said, IEnumerable<NegotiationDecision> decided) =>
        WorkingText.Of(
            new() { Version = versions.Count, Symbol = "AG-DEC-66/doc.1", PublishedAt = Opened, Sha256 = Text.Sha256, Paragraphs = [.. Text.Paragraphs.Select(p => p.Id)] },
            Text, said, acts, decided);

    private string Add(ContributionKind kind, string state, string paragraph, string text)
    {
        var contribution = new Contribution
        {
            Id = $"c{contributions.Count + 1:D3}",
            State = new(state),
            By = $"{state}.mission",
            Kind = kind,
            Draft = versions.Count,
            Paragraph = paragraph,
            Text = text,
            At = Opened + Duration.FromMinutes(++moments),
            Base = Text.Find(paragraph)!.Sha256,
        };
        contributions.Add(contribution);
        return contribution.Id;
    }

    private void Act(ContributionActKind kind, string? state, string contribution, Anchor? anchor = null) => acts.Add(new()
    {
        Contribution = contribution,
        Number = acts.Count + 1,
        Kind = kind,
        State = state is null ? null : new StateId(state),
        By = state is null ? "officer" : $"{state}.mission",
        At = Opened + Duration.FromMinutes(++moments),
        Anchor = anchor,
    });
}
