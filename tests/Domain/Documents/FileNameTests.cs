namespace Mandates.Domain.Tests.Documents;

public class FileNameTests
{
    [Theory]
    [InlineData("reply.pdf", "reply.pdf")]
    [InlineData("REPLY.PDF", "REPLY.PDF")]
    [InlineData(" reply.pdf ", "reply.pdf")]
    [InlineData("R%C3%A9ponse%20n%C2%BA%201.pdf", "Réponse nº 1.pdf")]
    [InlineData("Respuesta (versión 2) – São Tomé, l’État.docx", "Respuesta (versión 2) – São Tomé, l’État.docx")]
    [InlineData("AG-DEC. 66 (XLI-O_11).odt", "AG-DEC. 66 (XLI-O_11).odt")]
    [InlineData("Cafe\u0301.pdf", "Café.pdf")]
    [InlineData("Reply of St. Kitts.pdf", "Reply of St. Kitts.pdf")]
    [InlineData("A.RES.76.307.pdf", "A.RES.76.307.pdf")]
    [InlineData("AG.DEC.66.pdf", "AG.DEC.66.pdf")]
    [InlineData("Reply U.S.pdf", "Reply U.S.pdf")]
    [InlineData("Reply.PY.pdf", "Reply.PY.pdf")]
    [InlineData("100 % agreed = yes.pdf", "100 % agreed = yes.pdf")]
    [InlineData("Odpowiedź Żółć.docx", "Odpowiedź Żółć.docx")]
    [InlineData("Răspuns Țară.odt", "Răspuns Țară.odt")]
    [InlineData("Yanıt İğdır.pdf", "Yanıt İğdır.pdf")]
    [InlineData("Whakautu Māori.pdf", "Whakautu Māori.pdf")]
    [InlineData("Απάντηση.pdf", "Απάντηση.pdf")]
    [InlineData("Ответ № 1.pdf", "Ответ № 1.pdf")]
    [InlineData("رد البعثة ١٢.pdf", "رد البعثة ١٢.pdf")]
    [InlineData("答复（第1版）.xlsx", "答复（第1版）.xlsx")]
    [InlineData("उत्तर.pdf", "उत्तर.pdf")]
    [InlineData("UN 2030 план.pdf", "UN 2030 план.pdf")]
    public void A_name_that_people_give_is_taken_decoded_and_composed(string given, string expected)
    {
        Assert.Null(FileName.Read(given, out var name));
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(".pdf")]
    [InlineData(".reply.pdf")]
    [InlineData("reply")]
    [InlineData("reply.")]
    [InlineData("reply.pdf.")]
    [InlineData("reply .pdf")]
    [InlineData("reply..pdf")]
    [InlineData("reply.txt")]
    [InlineData("reply.svg")]
    [InlineData("reply.html")]
    [InlineData("reply.docm")]
    [InlineData("reply.doc")]
    [InlineData("reply.pdf.exe")]
    [InlineData("reply.exe.pdf")]
    [InlineData("reply.php.pdf")]
    [InlineData("reply.tar.docx")]
    [InlineData("reply.exe .pdf")]
    [InlineData("reply%2Eexe%2Epdf")]
    [InlineData("reply%252Eexe%252Epdf")]
    [InlineData("reply.pdf\0.exe")]
    [InlineData("reply%00.pdf")]
    [InlineData("reply.exe%00.pdf")]
    [InlineData("re\nply.pdf")]
    [InlineData("reply%0D%0ASet-Cookie.pdf")]
    [InlineData("../reply.pdf")]
    [InlineData("..%2Freply.pdf")]
    [InlineData("..%252Freply.pdf")]
    [InlineData("..\\reply.pdf")]
    [InlineData("C:\\reply.pdf")]
    [InlineData("/etc/reply.pdf")]
    [InlineData("reply:stream.pdf")]
    [InlineData("reply<script>.pdf")]
    [InlineData("reply\".pdf")]
    [InlineData("reply\u202Efdp.exe.pdf")]
    [InlineData("reply\u202Egpj.pdf")]
    [InlineData("reply\u2066.pdf")]
    [InlineData("re\u200Bply.pdf")]
    [InlineData("\uFEFFreply.pdf")]
    [InlineData("re\u00ADply.pdf")]
    [InlineData("r\u0435ply.pdf")]
    [InlineData("reply.\u0440df")]
    [InlineData("reply\uFF0Epdf")]
    [InlineData("reply\u2024exe.pdf")]
    [InlineData("\uD83D\uDCC4.pdf")]
    [InlineData("re\u00A0ply.pdf")]
    [InlineData("%%%.pdf")]
    [InlineData("x.docm.pdf")]
    [InlineData("reply.docx.pdf")]
    [InlineData("reply.py.pdf")]
    [InlineData("reply.\u0435\u0445\u0435.pdf")]
    [InlineData("reply.\uFF45\uFF58\uFF45.pdf")]
    [InlineData("reply\u2024docx.pdf")]
    [InlineData("reply\uA4F8exe.pdf")]
    [InlineData("reply\u0660exe.pdf")]
    [InlineData("reply\u2024docx")]
    [InlineData("reply\uFF0E\uFF44\uFF4F\uFF43\uFF58")]
    [InlineData("reply.\u0501\u043E\u0441\u0445")]
    [InlineData("reply\u3002pdf.pdf\u200D")]
    [InlineData("reply\u2488pdf.pdf")]
    [InlineData("reply\u3164.pdf")]
    [InlineData("reply\u2028.pdf")]
    [InlineData("reply\uE000.pdf")]
    [InlineData("reply\uD83D.pdf")]
    [InlineData("reply\u2215a.pdf")]
    [InlineData("reply%252525252Epdf.pdf")]
    [InlineData("CON.pdf")]
    [InlineData("com1.pdf")]
    [InlineData("lpt9.reply.pdf")]
    public void A_name_that_hides_or_does_something_is_refused(string? given) => Assert.NotNull(FileName.Read(given, out _));

    [Fact]
    public void A_name_has_no_more_bytes_than_file_systems_take()
    {
        Assert.Null(FileName.Read(new string('国', 78) + ".pdf", out _));
        Assert.NotNull(FileName.Read(new string('国', 79) + ".pdf", out _));
    }

    [Fact]
    public void A_name_has_at_most_a_hundred_characters()
    {
        Assert.Null(FileName.Read(new string('a', 96) + ".pdf", out _));
        Assert.NotNull(FileName.Read(new string('a', 97) + ".pdf", out _));
    }
}
