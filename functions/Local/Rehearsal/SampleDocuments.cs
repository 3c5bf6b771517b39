namespace Mandates.Local.Rehearsal;

/// <summary>The documents of a rehearsal: the files in Samples, filled in for a mandate. The same call always gives the same bytes.</summary>
internal static class SampleDocuments
{
    // The place of the heading in reply.pdf: spaces, in the hexadecimal form of PDF. It is overwritten and never
    // lengthened, because a PDF finds its parts by their offsets.
    private const int HeadingLength = 80;
    private static readonly string EmptyHeading = string.Concat(Enumerable.Repeat("20", HeadingLength));

    /// <param name="language">The language that the draft is written in.</param>
    /// <param name="plan">The plan whose mandate the draft names.</param>
    /// <param name="version">1 or 2; the second is more precise.</param>
    public static byte[] Draft(Language language, WorkPlan plan, int version) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Read($"draft-{version}.{language.Code()}.md")).TrimEnd()
            .Replace("{product}", plan.Translate(language, plan.Mandate.Product), StringComparison.Ordinal)
            .Replace("{instrument}", plan.Mandate.Instrument, StringComparison.Ordinal)
            .Replace("{paragraph}", plan.Mandate.Paragraph.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{secretariat}", plan.Translate(language, plan.Mandate.Secretariat.Name), StringComparison.Ordinal));

    /// <summary>A PDF document that a delegation sends.</summary>
    public static byte[] Reply(WorkPlan plan, MemberState state, int version)
    {
        var heading = $"Version {version} - {state.Names[state.Language]} - {plan.Mandate.Instrument}".PadRight(HeadingLength)[..HeadingLength];
        return Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(Read("reply.pdf")).Replace(EmptyHeading, Convert.ToHexString(Encoding.Latin1.GetBytes(heading)), StringComparison.Ordinal));
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Samples", name));
}
