using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Mandates.App.Tests.Questionnaires;

public class QuestionnaireTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_change_is_a_new_version_under_the_plan_revision_and_the_same_is_not()
    {
        await app.StartAsync("asked");
        await SampleQuestionnaire.PublishAsync(app, "asked");
        using var again = await SampleQuestionnaire.PutAsync(app, "asked", SampleQuestionnaire.Json);
        using var changed = await SampleQuestionnaire.PutAsync(app, "asked", SampleQuestionnaire.Json.Replace("\"What protection", "\"Which protection", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Created, changed.StatusCode);
        Assert.Equal(2, (await app.GetAsync("/api/mandates/asked/questionnaire")).GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("\"kind\": \"date\"", "\"kind\": \"colour\"", HttpStatusCode.BadRequest)]
    [InlineData("\"number\": \"2\"", "\"number\": \"1\"", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\"pt\": \"Cooperação e Plano de Ação\"", "\"pt\": \" \"", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\"kind\": \"number\"", "\"kind\": \"choice\"", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\"id\": \"gender\"", "\"id\": \"youth\"", HttpStatusCode.UnprocessableEntity)]
    public async Task What_cannot_be_asked_in_four_languages_is_refused(string old, string replacement, HttpStatusCode expected)
    {
        var mandate = $"refused-{replacement.Length}-{old.Length}";
        await app.StartAsync(mandate);
        var json = SampleQuestionnaire.Json.Replace(old, replacement, StringComparison.Ordinal);

        using var answer = await SampleQuestionnaire.PutAsync(app, mandate, json);

        Assert.NotEqual(SampleQuestionnaire.Json, json);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("en", "(a) Yes")]
    [InlineData("es", "a) Sí")]
    [InlineData("fr", "a) Oui")]
    [InlineData("pt", "a) Sim")]
    public async Task It_is_a_document_to_fill_in_by_hand_in_each_language(string language, string option)
    {
        var mandate = $"by-hand-{language}";
        await app.StartAsync(mandate);
        await SampleQuestionnaire.PublishAsync(app, mandate);

        var bytes = await app.Http.GetByteArrayAsync(new Uri($"/api/mandates/{mandate}/questionnaire/document?language={language}", UriKind.Relative));

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Contains(option, document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }
}
