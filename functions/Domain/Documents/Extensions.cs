using System.Collections.Frozen;

namespace Mandates.Domain.Documents;

/// <summary>Extensions that systems know, in lower case and without the dot.</summary>
internal static class Extensions
{
    /// <summary>Of what runs when it is opened, or carries what does.</summary>
    public static FrozenSet<string> Programs { get; } = Of("""
        ade adp apk app appimage appref-ms appx appxbundle asp aspx bash bat cgi chm class cmd com command cpl csh deb dex diagcab dll dmg elf exe fxp gadget grp hlp hta htm html
        inf ins ipa iqy isp jar jnlp js jse jsp ksh lnk mad maf mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz mht mhtml mjs msc msh msh1 msh2 msi msix msp mst oqy osd ops
        pcd phar php php3 php4 php5 php7 phtml pif pkg pl plg prf prg ps1 ps1xml ps2 psc1 psd1 psm1 pst py pyc pyw rb reg rpm rqy run scf scr sct settingcontent-ms sh shb shs shtml slk so sys url
        vb vba vbe vbs vhd vhdx vsmacros vsw vxd website wsc wsf wsh xbap xhtml xll xnk xpi zsh svgz
        docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm
        7z ace arj bz2 cab gz img iso lha lzh rar tar tgz xz z zip zst
        """);

    /// <summary>Of documents and pictures: two of them leave open what a file is.</summary>
    public static FrozenSet<string> Documents { get; } = Of("""
        doc docx dot dotx rtf odt ott odm xls xlsx xlt xltx ods ots ppt pptx pps ppsx odp pdf txt csv xml svg md eml msg epub png jpg jpeg gif bmp tif tiff webp heic mp3 mp4 avi mov
        """);

    private static FrozenSet<string> Of(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
