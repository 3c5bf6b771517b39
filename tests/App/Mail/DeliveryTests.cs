using System.Security.Cryptography;
using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Record;
using Mandates.Local.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Mandates.App.Tests.Mail;

/// <summary>What the provider reports of the invitations to the first meeting, and what others would like to report.</summary>
public class DeliveryTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task One_event_in_46_copies_is_one_transition()
    {
        var mail = await InvitedAsync("copies");
        var body = DeliveryEvents.Body(Enumerable.Repeat(Events.Of(mail, "bounce"), 23));

        var answers = await Task.WhenAll(Events.PostAsync(body), Events.PostAsync(body));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode));
        Assert.Equal(Delivery.Bounced, (await NoticeAsync("copies", mail)).Delivery);
        var health = Assert.Single((await app.Service<MandateStore>().GetAsync(new("copies"), CancellationToken.None)).Record.Addresses);
        Assert.Equal(("ag.mission", false), (health.Contact, health.Deliverable));
    }

    [Fact]
    public async Task What_is_forged_old_or_altered_is_answered_401_and_changes_nothing()
    {
        var mail = await InvitedAsync("forged");
        var before = await NoticeAsync("forged", mail);
        var body = DeliveryEvents.Body(Events.Of(mail, "bounce"));
        using var stranger = EventSigner.In(Directory.CreateTempSubdirectory().FullName);
        var signed = app.Service<EventSigner>().Sign(body, app.Now.ToDateTimeOffset());

        HttpResponseMessage[] answers =
        [
            await Events.PostAsync(body, at: (app.Now - NodaTime.Duration.FromMinutes(10)).ToDateTimeOffset()),
            await Events.PostAsync(body, at: (app.Now + NodaTime.Duration.FromMinutes(10)).ToDateTimeOffset()),
            await PostAsync(stranger.Sign(body, app.Now.ToDateTimeOffset())),
            await PostAsync(new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }),
            await PostAsync(WithHeadersOf(signed, body[..^2])),
            await PostAsync(WithHeadersOf(signed, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("bounce", "dropped", StringComparison.Ordinal)))),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.All(answers, answer => Assert.Equal(0, answer.Content.Headers.ContentLength));
        Assert.Equal(before, await NoticeAsync("forged", mail));
        Assert.Empty((await app.Service<MandateStore>().GetAsync(new("forged"), CancellationToken.None)).Record.Addresses);
    }

    [Fact]
    public void During_a_rotation_events_signed_with_either_key_are_believed()
    {
        using var old = EventSigner.In(Directory.CreateTempSubdirectory().FullName);
        using var next = EventSigner.In(Directory.CreateTempSubdirectory().FullName);
        using var other = EventSigner.In(Directory.CreateTempSubdirectory().FullName);
        var both = new EventSignature(Options.Create(new MailOptions { EventKey = $"{old.PublicKey}, {next.PublicKey}" }), app.Service<MandateClock>());

        Assert.Equal([true, true, false], new[] { old, next, other }.Select(IsBelieved));

        bool IsBelieved(EventSigner signer)
        {
            var (http, signed) = (new DefaultHttpContext(), signer.Sign([1, 2, 3], app.Now.ToDateTimeOffset()));
            foreach (var header in signed.Headers)
            {
                http.Request.Headers[header.Key] = header.Value.ToArray();
            }

            return both.IsOf(http.Request.Headers, new byte[] { 1, 2, 3 });
        }
    }

    [Fact]
    public void A_key_is_one_of_the_providers_curve_and_nothing_else()
    {
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var brainpool = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
        string Key(AsymmetricAlgorithm of) => Convert.ToBase64String(of.ExportSubjectPublicKeyInfo());

        Assert.All(new[] { "", Key(p256), $"{Key(p256)},{Key(p256)}" }, setting => Assert.True(EventSignature.AreKeys(setting)));
        Assert.All(
            new[] { Key(p384), Key(rsa), Key(brainpool), $"{Key(p256)},{Key(p384)}", "no key", Convert.ToBase64String([.. p256.ExportSubjectPublicKeyInfo(), 0]) },
            setting => Assert.False(EventSignature.AreKeys(setting)));
    }

    [Fact]
    public async Task More_than_a_mebibyte_is_refused()
    {
        await InvitedAsync("large");

        using var answer = await Events.PostAsync(new byte[(1024 * 1024) + 1]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("not-json", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("[1, null, {}, { \"event\": \"open\" }]", HttpStatusCode.NoContent)]
    [InlineData("""[{ "event": "bounce", "notice": "../etc", "sg_event_id": "x", "timestamp": 1 }]""", HttpStatusCode.NoContent)]
    [InlineData("""[{ "event": "bounce", "notice": "0123456789012345678901234567890123456789", "sg_event_id": "x", "timestamp": 99999999999999999999 }]""", HttpStatusCode.NoContent)]
    public async Task What_is_signed_but_none_of_our_business_changes_nothing(string body, HttpStatusCode expected)
    {
        using var answer = await Events.PostAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_that_takes_mail_again_is_deliverable_again()
    {
        var mail = await InvitedAsync("again");
        await Events.PostAsync(DeliveryEvents.Body(Events.Of(mail, "blocked")));
        var older = Events.Of(mail, "delivered");
        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromMinutes(1));
        await Events.PostAsync(DeliveryEvents.Body(Events.Of(mail, "bounce")));
        await Events.PostAsync(DeliveryEvents.Body(older));
        var broken = (await CurrentAsync("again")).Addresses.Undeliverable().ToArray();
        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromMinutes(1));

        await Events.PostAsync(DeliveryEvents.Body(Events.Of(mail, "delivered")));

        Assert.Equal(["ag.mission"], broken);
        Assert.Empty((await CurrentAsync("again")).Addresses.Undeliverable());
    }

    private DeliveryEvents Events => app.Service<DeliveryEvents>();

    // The invitation of the first state's mission.
    private async Task<CaughtMail> InvitedAsync(string mandate)
    {
        await app.StartAsync(mandate, states: 2);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 8)));
        return app.Host.Host.Mail.Mails.First(m => m.To == "mission.ag@missions.example" && NoticeId.IsOf(m.Notice!, new(mandate)));
    }

    private async Task<Notice> NoticeAsync(string mandate, CaughtMail mail) =>
        (await app.Service<NoticeLedger>().FindAsync(new(mandate), mail.Notice!, CancellationToken.None))!;

    private async Task<MandateRecord> CurrentAsync(string mandate) =>
        (await app.Service<MandateStore>().GetAsync(new(mandate), CancellationToken.None)).Record;

    private Task<HttpResponseMessage> PostAsync(HttpContent content) =>
        app.Http.PostAsync(new Uri("/api/mail/events", UriKind.Relative), content);

    private static ByteArrayContent WithHeadersOf(HttpContent signed, byte[] body)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = signed.Headers.ContentType } };
        content.Headers.Add(EventSigner.SignatureHeader, signed.Headers.GetValues(EventSigner.SignatureHeader));
        content.Headers.Add(EventSigner.TimestampHeader, signed.Headers.GetValues(EventSigner.TimestampHeader));
        return content;
    }
}
