namespace Mandates.App.Tests.Resilience;

/// <summary>How storage may fail: what it answers, or nothing at all, and whether it carried out what was asked.</summary>
internal sealed record Fault(HttpStatusCode? Answer, bool IsCarriedOut)
{
    public static Fault Parse(string text) => new(
        text.StartsWith("time-out", StringComparison.Ordinal) ? null : (HttpStatusCode)int.Parse(text[..3], System.Globalization.CultureInfo.InvariantCulture),
        text.EndsWith("carried out", StringComparison.Ordinal));

    public async Task<HttpResponseMessage> InsteadOfAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        if (IsCarriedOut)
        {
            (await send()).Dispose();
        }

        return Answer is { } status
            ? new(status) { RequestMessage = request, Content = new ByteArrayContent([]) }
            : throw new TaskCanceledException("The storage did not answer.");
    }
}
