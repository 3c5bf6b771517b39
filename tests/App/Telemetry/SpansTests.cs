using Mandates.Functions.Telemetry;
using Activity = System.Diagnostics.Activity;

namespace Mandates.App.Tests.Telemetry;

[Collection(nameof(RehearsedMandate))]
public sealed class SpansTests(RehearsedMandate rehearsed)
{
    [Fact]
    public void A_notice_is_followed_from_the_timer_to_the_provider()
    {
        var sent = rehearsed.Said.Activities.Where(s => s.GetTagItem("url.full") is string url && url.EndsWith("/mail/send", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(sent);
        Assert.All(sent.Where(OfTheRehearsal), call =>
        {
            var path = Ancestors(call).ToArray();
            Assert.Equal(["notice", "act"], path.Take(2).Select(s => s.DisplayName));
            Assert.Contains(path[2].DisplayName, (string[])["PerformDue", "Sweep"]);
            Assert.StartsWith((string)path[1].GetTagItem("act")!, (string)path[0].GetTagItem("notice")!, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void An_upload_is_followed_from_the_request_to_its_receipt()
    {
        var receipts = rehearsed.Said.Activities.Where(s => s.DisplayName == "SubmitReply" && Equals(s.GetTagItem("mandate"), "rehearsed")).ToArray();

        Assert.NotEmpty(receipts);
        Assert.All(receipts, request =>
        {
            Assert.NotNull(request.GetTagItem("receipt"));
            Assert.Contains(rehearsed.Said.Activities, call => call.ParentSpanId == request.SpanId && call.Source.Name == "System.Net.Http"
                && call.GetTagItem("url.full") is string url && url.Contains("/replies/rehearsed/", StringComparison.Ordinal));
        });
    }

    private bool OfTheRehearsal(Activity span) => Ancestors(span).Any(s => Equals(s.GetTagItem("mandate"), "rehearsed"));

    private IEnumerable<Activity> Ancestors(Activity span)
    {
        for (var parent = Parent(span); parent is not null; parent = Parent(parent))
        {
            if (parent.Source.Name == Spans.Source)
            {
                yield return parent;
            }
        }
    }

    private Activity? Parent(Activity span) => rehearsed.Said.Activities.FirstOrDefault(s => s.SpanId == span.ParentSpanId);
}
