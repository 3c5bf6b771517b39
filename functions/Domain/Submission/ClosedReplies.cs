using Mandates.Domain.Audit;
using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Submission;

/// <summary>
/// The replies that their states keep for the secretariat. A package holds neither their files nor their facts, which name the
/// files; of each version it has the receipt and a note with the hash of its fact, which stands in the chain. Packages of
/// earlier versions have no such replies.
/// </summary>
public static class ClosedReplies
{
    private const string Choice = "visibility|";

    // What a later version adds to a fact is none of this version's business.
    private static readonly JsonSerializerOptions Lenient = new(WorkPlanJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary>The states whose newest choice is the secretariat.</summary>
    /// <param name="facts">The key and the JSON of each fact, choices among them.</param>
    public static IReadOnlySet<string> States(IEnumerable<(string Key, string Json)> facts) => facts
        .Where(f => f.Key.StartsWith(Choice, StringComparison.Ordinal))
        .Select(f => JsonSerializer.Deserialize<VisibilityChoice>(f.Json, Lenient) ?? throw new JsonException())
        .GroupBy(c => c.State.Value).Where(of => of.MaxBy(c => (c.Version, c.Number))!.Visibility == ReplyVisibility.Secretariat)
        .Select(of => of.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a fact is a version of such a reply.</summary>
    public static bool Has(IReadOnlySet<string> states, string key) => VersionOf(key) is var (state, _) && states.Contains(state);

    /// <summary>The notes in place of these replies.</summary>
    /// <param name="facts">As above.</param>
    public static IEnumerable<PackagePart> Notes(IReadOnlyList<(string Key, string Json)> facts)
    {
        var states = States(facts);
        return facts.Where(f => Has(states, f.Key)).Select(f => PackagePart.Of(NameOf(f.Key), Note(f.Key, AuditChain.Sha256(f.Json))));
    }

    /// <summary>The name of the note in place of a version.</summary>
    /// <param name="key">Of its fact, such as <c>reply|br|0002</c>.</param>
    internal static string NameOf(string key) =>
        VersionOf(key) is var (state, version) ? string.Create(CultureInfo.InvariantCulture, $"replies/{state}-{version}.secretariat.txt") : throw new ArgumentException(key, nameof(key));

    /// <summary>The note, in the four languages; always the same bytes for the same fact.</summary>
    internal static byte[] Note(string key, string sha256) => Encoding.UTF8.GetBytes($"""
        The state has replied, for the secretariat only. Its receipt is in receipts.json; the audit holds this hash of its fact.
        El Estado respondió, solo para la Secretaría. Su acuse de recibo está en receipts.json; el registro contiene este hash de su asiento.
        L’État a répondu, pour le Secrétariat seulement. Son accusé de réception est dans receipts.json ; le journal contient cette empreinte de son fait.
        O Estado respondeu, somente para a Secretaria. Seu recibo está em receipts.json; a auditoria contém este hash do seu fato.

        {key}
        {sha256}

        """.ReplaceLineEndings("\n"));

    // Somebody who forges a package may write any key.
    private static (string State, int Version)? VersionOf(string key) =>
        key.Split('|') is ["reply", var state, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (state, version) : null;
}
