"""What spreadsheets put on the clipboard for three rows of a plan: as they write it, with our own words."""

from __future__ import annotations

EXCEL_TEXT = (
    "Ref\tAction\tLead\tDue\tRAG Apr 26\r\n"
    '1.1\t"Recruit social workers\nand keep them"\tHead of Service\t31/03/2026\tG\r\n'
    '1.2\t"Call it ""early help"", with\ta tab"\tTeam Manager\tJun 2026\tA\r\n'
    '1.3\tThe "front door" opens\tHead of Service\t\tR\r\n'
)

EXCEL_HTML = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";}
td
	{padding-top:1px; color:black; font-size:11.0pt; vertical-align:bottom; white-space:nowrap;}
.xl65
	{white-space:normal;}
.xl66
	{color:black; background:#92D050; mso-pattern:black none;}
.xl67
	{background:#FFC000; mso-pattern:black none;}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=512 style='border-collapse:collapse;width:384pt'>
<!--StartFragment-->
 <col width=64 style='width:48pt'>
 <tr height=20 style='height:15.0pt'>
  <td height=20 width=64 style='height:15.0pt;width:48pt'>Ref</td><td>Action</td>
  <td>Lead</td><td>Due</td><td>RAG Apr 26</td>
 </tr>
 <tr height=40 style='height:30.0pt'>
  <td height=40 align=right style='height:30.0pt'>1.1</td>
  <td class=xl65 width=128>Recruit social workers<br>
    and keep them</td>
  <td>Head of
  Service</td><td align=right>31/03/2026</td><td class=xl66>&nbsp;</td>
 </tr>
 <tr height=20>
  <td align=right>1.2</td><td>Call it &quot;early help&quot;</td><td>Team Manager</td><td>Jun 2026</td>
  <td class=xl67>&nbsp;</td>
 </tr>
<!--EndFragment-->
</table>
</body>
</html>
"""

LIBREOFFICE_HTML = """<!DOCTYPE html>
<html>
<head>
	<meta http-equiv="content-type" content="text/html; charset=utf-8"/>
	<meta name="generator" content="LibreOffice 7.6 (Linux)"/>
	<style type="text/css">
		body,div,table,td,p { font-family:"Liberation Sans"; font-size:x-small }
	</style>
</head>
<body>
<table cellspacing="0" border="0">
	<colgroup width="85"></colgroup><colgroup width="240"></colgroup>
	<tr>
		<td height="17" align="left">Ref</td><td align="left">Action</td><td align="left">Lead</td>
		<td align="left">Due</td><td align="left">RAG Apr 26</td>
	</tr>
	<tr>
		<td height="30" align="right" sdval="1.1" sdnum="2057;">1.1</td>
		<td align="left">Recruit social workers<br>and keep them</td><td align="left">Head of Service</td>
		<td align="right" sdval="46112" sdnum="2057;2057;DD/MM/YYYY">31/03/2026</td>
		<td align="left" bgcolor="#FFBF00">A</td>
	</tr>
</table>
</body>
</html>
"""
