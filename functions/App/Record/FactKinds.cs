using System.Text.Json.Serialization;

namespace Mandates.Functions.Record;

/// <summary>The first fact of a mandate: from when it runs, and from which plan.</summary>
/// <param name="At">On the mandate's clock.</param>
/// <param name="PlanSha256">Hash of revision 0.</param>
/// <param name="OpensAtLaunch">Whether delegations enter its community when the platform is launched; a mandate of before, which does not say, was open from its start.</param>
internal sealed record Started(Instant At, string PlanSha256, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OpensAtLaunch = false);

/// <summary>A kind of fact.</summary>
/// <param name="Word">What its keys begin with.</param>
/// <param name="Key">What of this kind may happen only once; empty when the whole kind may.</param>
/// <param name="Read">A fact of this kind from its JSON.</param>
/// <param name="AddTo">Puts the facts of this kind, in the order of their keys, where they belong.</param>
internal sealed record FactKind(
    string Word, Func<object, string> Key, Func<string, object> Read, Func<MandateRecord, IEnumerable<object>, MandateRecord> AddTo);

/// <summary>Every kind of fact in a mandate's record, a row each. The words stand in the keys of stored facts and never change.</summary>
internal static class FactKinds
{
    private static readonly Dictionary<Type, FactKind> ByType = [];

    private static readonly Dictionary<string, FactKind> ByWord = new(StringComparer.Ordinal);

    static FactKinds()
    {
        // Written by people or by outside events.
        Row<Started>("started", _ => "", (record, all) => record with { StartedAt = all[0].At, ProposalSha256 = all[0].PlanSha256, OpensAtLaunch = all[0].OpensAtLaunch });
        Row<PlanRevision>("plan", f => $"{f.Number:D4}", (record, all) => record with { Revisions = all });
        Row<PlanComment>("plancomment", f => $"{f.State}|{f.Number:D4}", (record, all) => record with { PlanComments = all });
        Row<MeetingRecord>("meeting", f => f.Sitting == 1 ? f.Activity : $"{f.Activity}|{f.Sitting:D4}", (record, all) => record with { Meetings = all });
        Row<Reply>("reply", f => $"{f.State}|{f.Version:D4}", (record, all) => record with { Replies = all });
        Row<VisibilityChoice>("visibility", f => $"{f.State}|{f.Version:D4}|{f.Number:D4}", (record, all) => record with { Visibilities = all });
        Row<Withdrawal>("withdrawal", f => $"{f.State}|{f.Version:D4}", (record, all) => record with { Withdrawals = all });
        Row<Ruling>("ruling", f => $"{f.State}|{f.Version:D4}", (record, all) => record with { Rulings = all });
        Row<QuestionnaireVersion>("questionnaire", f => $"{f.Number:D4}", (record, all) => record with { Questionnaires = all });
        Row<Draft>("draft", f => $"{f.Version:D4}", (record, all) => record with { Drafts = all });
        Row<ContributionMade>("contribution", f => f.Key, (record, all) => record with { Contributions = all });
        Row<AddressHealth>("address", f => $"{f.Contact}|{f.Number:D4}", (record, all) => record with { Addresses = all });
        Row<Acknowledgement>("received", f => $"{f.Body}", (record, all) => record with { Acknowledgements = all });
        Row<RosterChange>("roster", f => $"{f.Number:D6}", (record, all) => record with { Roster = all });
        Row<Confirmation>("confirmed", f => f.Participant, (record, all) => record with { Confirmations = all });
        Row<Forwarding>("forwarding", f => $"{f.State}|{f.Number:D4}", (record, all) => record with { Forwardings = all });
        Row<LinkChange>("link", f => $"{f.Participant}|{f.Generation:D4}", (record, all) => record with { Links = all });
        Row<SessionsEnd>("sessions", f => $"{f.Participant}|{f.Number:D4}", (record, all) => record with { SessionEnds = all });
        Row<RhythmChoice>("rhythm", f => $"{f.Participant}|{f.Number:D4}", (record, all) => record with { RhythmChoices = all });

        Row<PaperReply>("onbehalf", f => $"{f.State}|{f.Number:D4}", (record, all) => record with { PaperReplies = all });
        Row<Translation>("translation", f => $"{f.Draft:D4}|{f.Language.Code()}|{f.Number:D4}", (record, all) => record with { Translations = all });
        Row<NegotiationDecision>("decided", f => $"{f.Number:D6}", (record, all) => record with { Decisions = all });
        Row<Information>("information", f => $"{f.Number:D4}", (record, all) => record with { Information = all });
        Row<InformationWithdrawal>("unpublished", f => $"{f.Number:D4}", (record, all) => record with { InformationWithdrawals = all });
        Row<ConsultationAnswer>("consultation", f => $"{f.Process}|{f.Draft:D4}|{f.Number:D4}", (record, all) => record with { ConsultationAnswers = all });
        Row<string>("erased", participant => participant, (record, all) => record with { Erased = [.. all.Select(id => new ParticipantId(id))] });

        // Written by the timeline.
        Row<PerformedAct>("act", f => f.Key, (record, all) => record with { Acts = all });
        Row<HeldPackage>("held", f => $"{f.Number:D4}", (record, all) => record with { Held = all });
        Row<PackedFiles>("packed", f => $"{f.Number:D4}", (record, all) => record with { Packed = all });
        Row<FrozenPackage>("package", _ => "", (record, all) => record with { Package = all[0] });
    }

    public static IEnumerable<string> Words => ByWord.Keys;

    public static string KeyOf(object fact)
    {
        var kind = Of(fact);
        return kind.Key(fact) is { Length: > 0 } key ? $"{kind.Word}|{key}" : kind.Word;
    }

    public static FactKind Of(object fact) => ByType.TryGetValue(fact.GetType(), out var kind)
        ? kind
        : throw new ArgumentException($"A {fact.GetType().Name} is not a fact of a mandate's record.", nameof(fact));

    /// <summary>Whether this version knows its kind: a later one may have written others.</summary>
    public static bool IsKnown(string key) => ByWord.ContainsKey(WordOf(key));

    /// <exception cref="KeyNotFoundException">Its kind is not known.</exception>
    public static object Read(string key, string json) => ByWord[WordOf(key)].Read(json);

    /// <summary>The record that these facts make, in the order of their keys; null when the mandate was never started.</summary>
    public static MandateRecord? Record(IEnumerable<KeyValuePair<string, object>> facts)
    {
        var byWord = facts.ToLookup(f => WordOf(f.Key), f => f.Value);
        return byWord.Contains("started")
            ? byWord.Aggregate(new MandateRecord { StartedAt = Instant.MinValue }, (record, of) => ByWord[of.Key].AddTo(record, of))
            : null;
    }

    private static string WordOf(string key) => key.Split('|', 2)[0];

    private static void Row<T>(string word, Func<T, string> key, Func<MandateRecord, IReadOnlyList<T>, MandateRecord> addTo)
        where T : class
    {
        var kind = new FactKind(word, fact => key((T)fact), RecordJson.Read<T>, (record, all) => addTo(record, [.. all.Cast<T>()]));
        ByType.Add(typeof(T), kind);
        ByWord.Add(word, kind);
    }
}
