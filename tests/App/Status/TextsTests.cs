using System.Text.RegularExpressions;
using Mandates.Local.Hosting;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Status;

public partial class TextsTests
{
    private static readonly Texts English = Texts.In(Language.English);

    [Theory]
    [InlineData(Language.Spanish)]
    [InlineData(Language.French)]
    [InlineData(Language.Portuguese)]
    public void Each_language_has_every_text_with_the_same_fields(Language language)
    {
        var texts = Texts.In(language);

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal(Fields(English[key]), Fields(texts[key])));
        Assert.All(English.Keys, key => Assert.False(string.IsNullOrWhiteSpace(texts[key])));
    }

    [Fact]
    public void Every_text_that_is_asked_for_is_there_and_every_text_is_asked_for()
    {
        var asked = Asked().Matches(Code).Select(m => m.Groups[1].Value).ToHashSet();
        var families = Family().Matches(Code).Select(m => m.Groups[1].Value).ToHashSet();
        var members = Enums.SelectMany(Enum.GetNames).SelectMany(name => (string[])[name, JsonNamingPolicy.CamelCase.ConvertName(name)]).ToHashSet();

        Assert.Empty(asked.Except(English.Keys));
        Assert.All(English.Keys, key => Assert.True(IsSaid(key) || families.Any(f => key.StartsWith(f, StringComparison.Ordinal) && IsMember(key[f.Length..].Split('.')[^1])), key));

        // A member of a family ends with a value that the code knows: of an enum, a word, or a number.
        bool IsMember(string end) => members.Contains(end) || IsSaid(end) || Regex.IsMatch(Code, $@"\b{end}\b") && int.TryParse(end, out _);
    }

    [Theory]
    [InlineData(nameof(ActivityKind), "activity")]
    [InlineData("AlignedState", "aligned")]
    [InlineData(nameof(ChangeKind), "paragraph-change")]
    [InlineData(nameof(ContributionKind), "contribute", "contribute-send", "contribute-text", "contribution-kind", "letter-contribution", "paper-kind")]
    [InlineData(nameof(DecisionKind), "decision", "paper-decision")]
    [InlineData(nameof(Delivery), "delivery")]
    [InlineData("DocumentKind", "document-kind")]
    [InlineData("FindingSeverity", "finding")]
    [InlineData("LineEffect", "effect")]
    [InlineData("MandateHealth", "health")]
    [InlineData(nameof(MeetingOutcome), "meeting-choice", "meeting-outcome", "paper-sitting")]
    [InlineData(nameof(NoticeOutcome), "outcome")]
    [InlineData(nameof(NoticeReason), "act", "reason")]
    [InlineData("ParagraphStatus", "paragraph-status", "paper-agreed")]
    [InlineData(nameof(ParticipantKind), "kind")]
    [InlineData(nameof(Phase), "phase")]
    [InlineData("PreparedStanding", "prepared-standing")]
    [InlineData("QuestionKind", "question-kind")]
    [InlineData("Readers", "readers")]
    [InlineData("ReplyChannel", "channel")]
    [InlineData("ReplyVisibility", "visibility")]
    [InlineData(nameof(RulingKind), "ruling", "ruling-effect", "letter-ruling")]
    [InlineData(nameof(SkipReason), "left-out")]
    [InlineData("Standing", "standing", "paper-outcome")]
    [InlineData("TextView", "text-view")]
    [InlineData("Treatment", "treatment")]
    [InlineData(nameof(WaitingKind), "waiting", "waiting-rule", "waiting-change", "waiting-short")]
    public void Every_value_of_an_enum_has_its_words(string name, params string[] families)
    {
        var values = Enum.GetNames(Assert.Single(Enums, e => e.Name == name));

        Assert.All(families, family => Assert.All(values, value =>
            Assert.True(English.Knows($"{family}.{value}") || English.Knows($"{family}.{JsonNamingPolicy.CamelCase.ConvertName(value)}"), $"{family}.{value}")));
    }

    [Theory]
    [InlineData(Language.English, "1 March 2012", "Thu 1 Mar 2012", "Haiti: Plan")]
    [InlineData(Language.Spanish, "1 de marzo de 2012", "jue 1 mar 2012", "Haiti: Plan")]
    [InlineData(Language.French, "1er mars 2012", "jeu. 1er mars 2012", "Haiti\u00a0: Plan")]
    [InlineData(Language.Portuguese, "1º de março de 2012", "qui. 1º mar. 2012", "Haiti: Plan")]
    public void The_first_of_a_month_and_a_colon_are_written_as_the_language_has_it(Language language, string date, string day, string pair)
    {
        var texts = Texts.In(language);
        var first = new NodaTime.LocalDate(2012, 3, 1);

        Assert.Equal((date, day, pair), (texts.LongDate(first), texts.Date(first), texts["text.pair", "Haiti", "Plan"]));
    }

    [Fact]
    public void The_bodies_of_a_mandate_are_called_as_its_plan_calls_them()
    {
        var plan = RunningApp.Plan("bodies");
        var other = plan with { Mandate = plan.Mandate with { MandatedBody = plan.Mandate.MandatedBody with { Name = "Executive Board" } } };

        Assert.Equal("Asamblea General", Texts.In(Language.Spanish).Of(plan, TransmittalTo.Session));
        Assert.Equal("Executive Board", Texts.In(Language.Spanish).Of(other, TransmittalTo.MandatedBody));
    }

    [Fact]
    public void The_french_texts_have_one_apostrophe() =>
        Assert.DoesNotContain(Texts.In(Language.French).Keys, key => Texts.In(Language.French)[key].Contains('\'', StringComparison.Ordinal));

    [Theory]
    [InlineData("fr-CA,fr;q=0.9,en;q=0.1", "fr")]
    [InlineData("de,pt", "pt")]
    [InlineData("de", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void A_visitors_first_language_that_we_have_is_taken(string? header, string code) => Assert.Equal(code, Texts.For(header).Code);

    private static string Code { get; } = string.Concat(((string[])["Pages/*.razor", "Pages/*.cs", "App/*.cs", "Domain/*.cs"])
        .SelectMany(of => Directory.GetFiles(Path.Combine(RepositoryRoot.Find(), "functions", of.Split('/')[0]), of.Split('/')[1], SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    private static Type[] Enums { get; } =
    [
        typeof(Microsoft.DurableTask.Client.OrchestrationRuntimeStatus),
        .. ((Type[])[typeof(Phase), typeof(Texts), typeof(Functions.Mail.Letters)]).SelectMany(of => of.Assembly.GetTypes()).Where(of => of.IsEnum),
    ];

    private static bool IsSaid(string word) => Code.Contains($"\"{word}\"", StringComparison.Ordinal);

    private static string[] Fields(string text) => [.. Field().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Field();

    [GeneratedRegex("""\b(?:[Tt]|[Tt]exts|Words)\["([a-zA-Z.-]+)"[\],]""")]
    private static partial Regex Asked();

    // T[$"kind.{…}"]: any text of that family.
    [GeneratedRegex("""\$"([a-z-]+\.)\{""")]
    private static partial Regex Family();
}
