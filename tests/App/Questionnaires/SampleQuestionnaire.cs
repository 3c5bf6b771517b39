using System.Net.Http.Headers;

namespace Mandates.App.Tests.Questionnaires;

/// <summary>The sample's questionnaire, and its publication by the secretariat.</summary>
internal static class SampleQuestionnaire
{
    public static string Json { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.questionnaire.json"));

    public static async Task PublishAsync(RunningApp app, string mandate)
    {
        using var answer = await PutAsync(app, mandate, Json);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static Task<HttpResponseMessage> PutAsync(RunningApp app, string mandate, string json) => app.Http.PutAsync(
        new Uri($"/api/mandates/{mandate}/questionnaire", UriKind.Relative), new StringContent(json, MediaTypeHeaderValue.Parse("application/json")));
}
