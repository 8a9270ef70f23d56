"""Network files of every format, written by hand for their dialects and traps; people are invented."""

from __future__ import annotations

GRAPHML_TWO_GRAPHS = """<?xml version="1.0"?>
<!DOCTYPE graphml SYSTEM "graphml.dtd">
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 <key id="l" for="node" attr.name="label" attr.type="string"/>
 <key id="w" for="edge" attr.name="weight" attr.type="double"><default>1.0</default></key>
 <key id="n" for="node" attr.name="size" attr.type="int"/>
 <graph id="advice" edgedefault="directed">
  <node id="1"><data key="l">แดง</data><data key="n">3</data></node><node id="2"><data key="l">แดง</data></node>
  <edge id="e1" source="1" target="2"><data key="w">2.5</data></edge>
 </graph>
 <graph id="trust" edgedefault="undirected">
  <node id="1"><data key="l">แดง</data></node><node id="2"><data key="l">แดง</data></node>
  <edge id="e1" source="2" target="1"/>
 </graph>
</graphml>
"""

GRAPHML_YED = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"
         xmlns:yfiles="http://www.yworks.com/xml/yfiles-common/3.0">
 <key id="d6" for="node" yfiles.type="nodegraphics"/>
 <key id="d9" for="edge" attr.name="description" attr.type="string"/>
 <key id="d10" for="edge" yfiles.type="edgegraphics"/>
 <graph edgedefault="directed" id="G">
  <node id="n0"><data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="60.0" x="10.0" y="-5.5"/>
   <y:Fill color="#FFCC00"/><y:NodeLabel>ดาว<y:LabelModel/></y:NodeLabel><y:Shape type="ellipse"/>
  </y:ShapeNode></data></node>
  <node id="n1"><graph id="n1:" edgedefault="directed"><node id="n1::n0"/></graph></node>
  <edge id="e0" source="n0" target="n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>ปรึกษา</y:EdgeLabel>
   </y:PolyLineEdge></data></edge>
  <hyperedge><endpoint node="n0"/><endpoint node="n1"/><endpoint node="n1::n0"/></hyperedge>
 </graph>
</graphml>
"""

GRAPHML_INTERVIEWS = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:nc="http://schema.networkcanvas.com/xmlns">
 <key id="label" for="node" attr.name="label" attr.type="string"/>
 <graph edgedefault="undirected" nc:caseId="ก-01" nc:sessionUUID="u1" id="s1">
  <node id="a1" nc:order="1"><data key="label">ปู</data></node></graph>
 <graph edgedefault="undirected" nc:caseId="ก-02" id="s2"><node id="b1"><data key="label">ปู</data></node></graph>
</graphml>
"""

GEXF_DYNAMIC = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.3" xmlns:viz="http://www.gexf.net/1.3/viz" version="1.3">
 <meta lastmodifieddate="2024-01-01"><creator>Gephi</creator><description>หมู่บ้าน</description></meta>
 <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
  <attributes class="node" mode="dynamic"><attribute id="r" title="role" type="string"/></attributes>
  <attributes class="node" mode="static"><attribute id="0" title="age" type="integer"><default>40</default></attribute>
   <attribute id="1" title="skills" type="liststring"/></attributes>
  <nodes count="3">
   <node id="1" label="ดาว" start="2019-01-01" end="2020-12-31">
    <attvalues><attvalue for="r" value="ประธาน" start="2019-01-01" end="2019-12-31"/>
     <attvalue for="0" value="52"/><attvalue for="1" value="ทอผ้า|สวน"/></attvalues>
    <viz:color r="239" g="173" b="66"/><viz:position x="15.8" y="40.1" z="0.0"/><viz:size value="2.0"/></node>
   <node id="2" label="ดาว"><spells><spell start="2018-01-01" end="2018-06-30"/><spell start="2020-01-01"/></spells>
    <nodes><node id="3" label="ฟ้า"/></nodes></node>
  </nodes>
  <edges count="2">
   <edge id="0" source="1" target="2" kind="ปรึกษา" weight="3.0" timestamp="2019-05-01"/>
   <edge id="1" source="2" target="3" type="mutual" label="ญาติ"/>
  </edges></graph></gexf>
"""

GEXF_OLD = """<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph mode="static" defaultedgetype="undirected">
<nodes><node id="a" label="A"/><node id="b"/></nodes><edges><edge source="a" target="b" startopen="1" endopen="2"/></edges>
</graph></gexf>"""

PAJEK = """/* made by hand */
*Network ลุ่มน้ำ
*Vertices 4
1 "ดาว &#3585;" 0.1 0.2 0.5 box ic Red [5-10,12-*]
2 "ดาว &#3585;"
4 "ลม"
*Arcs :1 "advice"
1 2 3 c Blue w 2
2 9 1
*Edges :2 "kin"
2: 1 4
*Arcslist
4 1 2
"""

PAJEK_TWO_MODE = """*Vertices 5 3
1 "a"
2 "b"
3 "c"
4 "m1"
5 "m2"
*Matrix :1 "came"
1 0
1 1 0
2
"""

PAJEK_PROJECT = """*Network one
*Vertices 3
1 "a"
2 "b"
3 "c"
*Matrix
0 1 0
0 0 2
0 0 0
*Partition district
*Vertices 3
1
2
2
*Vector budget
*Vertices 3
0.5
1.5
2.5
*Hierarchy h
1
"""

PAJEK_PARTITION = "*Vertices 4\n1\n2\n2\n1\n"

DL_EMBEDDED = """DL
N = 5, NM=2
Format = edgelist1
Level labels:
advice
trust
Labels Embedded
Data:
ดาว ฟ้า 2
"ครู แดง" ดาว
!
ฟ้า ดาว 1
"""

DL_LABELS_IN_LINES = """dl n=3 format=fullmatrix diagonal absent
labels:
Dao Rim Than
Fah
Mek Rim
data:
1 0
1 1
0 1
"""

DL_TWO_MODE = """dl nr=2, nc=3
row labels: Dao, Fah
column labels: m1,m2,m3
data:
1 0 1
0 2 0
"""

DL_UPPER = "dl n=3 format=upperhalf diagonal absent\ndata:\n1 0\n2\n"
DL_NODELIST = "dl n=4 format=nodelist1\nlabels:\na,b,c,d\ndata:\n1 2 3\n4 1\n"
DL_SHORT = "dl n=3\ndata:\n0 1 0\n1 0\n"

VNA = """*Node data
ID name age "tambon"
"1" "ดาว" 52 "ริมกก"
2 "ดาว" 081 ""
*Node properties
ID x y color shape size shortlabel
1 10 20.5 255 1 8 D
*Tie data
from to advice trust
1 2 1 0
2 1 1 3
2 3 0 1
"""

GML = """# made by hand
Creator "hand"
graph [
  directed 1
  name "ลุ่มน้ำ"
  node [ id 10 label "Caf&#233; &amp; co" graphics [ x 1.5 y 2.0 fill "#fff" ] ]
  node [ id 20 label "a
b" tag "x" tag "y" ]
  edge [ source 10 target 20 value 2.5 kind "advice" ]
  edge [ source 10 target 30 ]
]
"""

DOT = """/* a */ strict digraph "ลุ่มน้ำ" {
  rankdir=LR; node [shape=box, color="red"];
  subgraph cluster_a { label="ตำบล ก"; a [label="ดาว"]; b; }
  a -> {b c} [weight=2, type=advice]; // many
  c -> d:port:n [label=<<b>หนา</b>>];
  "x" + "y" -> a [dir=none]
# comment
}
"""

KUMU_SIMPLE = """{"elements":[{"label":"ดาว","type":"Person","tags":["ก","ข"]},{"label":"มูลนิธิ","type":"Organization"},
{"label":"ดาว","id":"7"}],"connections":[{"from":"มูลนิธิ","to":"7","direction":"directed","type":"Funds","strength":2},
{"from":"ดาว","to":"มูลนิธิ","direction":"mutual"},{"from":"ไม่มี","to":"7"}]}"""

KUMU_FULL = """{"name":"ลุ่มน้ำ","defaultMap":"m1","attributes":[{"_id":"a","name":"Phone","private":true}],
"elements":[{"_id":"e1","attributes":{"label":"ดาว","element type":"Person","phone":"0812345678"}},
{"_id":"e2","attributes":{"label":"ดาว"}}],
"connections":[{"_id":"c1","direction":"undirected","delayed":false,"reversed":false,
"attributes":{"connection type":"advice","weight":"2"},"from":"e1","to":"e2"}],"loops":[{"_id":"l"}],
"maps":[{"_id":"m0","elements":[]},{"_id":"m1","elements":[{"element":"e1","position":{"x":1,"y":-2.5}}]}]}"""

CYTOSCAPE_FLAT = """[{"group":"nodes","data":{"id":"a","name":"ดาว"},"position":{"x":1,"y":2}},{"data":{"id":"b"}},
{"data":{"source":"a","target":"b","interaction":"advice"}}]"""

GRAPH_COMMONS = """{"graph":{"name":"ลุ่มน้ำ","nodeTypes":[{"id":"t","name":"Person"}],
"edgeTypes":[{"id":"k","name":"FUNDS","directed":0}],
"nodes":[{"id":"n1","type":"Person","name":"ดาว","properties":{"tambon":"ริมกก"}},{"id":"n2","name":"ดาว"}],
"edges":[{"id":"x","from":"n1","to":"n2","edge_type_id":"k","weight":1,"properties":{"year":2019}}]}}"""

NODE_LINK = """{"directed":true,"nodes":[{"id":"a"},{"id":"b","label":"ดาว"}],"links":[{"source":0,"target":1,"value":3}]}"""

KUMU_CSV = "From,To,Direction,Type\nดาว,ฟ้า,directed,advice\nฟ้า,ดาว,mutual,kin\n,ดาว,directed,x\n"
SQUARE = ",ดาว,ฟ้า,ลม\nดาว,0,1,\nฟ้า,1,0,2\nลม,,2,0\n"
MEMBER_BY_ACTIVITY = "ชื่อ,ประชุม 1,อบรม\nดาว,1,\nดาว,x,1\nฟ้า,0,1\n"
TWO_MODE_NUMBERS = "0 1 1\n1 0 0\n"

CANVAS = {
    "net_attributeList_Person.csv": "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,close_friend,phone\n"
    "1,E1,A1,ปู,true,'+66812345678\n2,E1,A2,ปลา,false,\n1,E2,B1,ปู,true,\n",
    "net_edgeList_Knows.csv": "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,"
    "networkCanvasSourceUUID,networkCanvasTargetUUID\n1,1,2,E1,X1,A1,A2\n",
    "net_ego.csv": "networkCanvasEgoUUID,networkCanvasCaseID,age\nE1,ก-01,44\nE2,ก-02,50\n",
}

EGOWEB = {
    "alters.csv": "Interview ID,EgoID,Start Time,AGE,Alter Number,Alter Name,CLOSE\n"
    "7,ป้าดาว,2020-01-01,61,1,ปู,yes\n7,ป้าดาว,2020-01-01,61,2,ปู,no\n8,ลุงลม,2020-01-02,70,1,ปู,yes\n",
    "pairs.csv": "Interview ID,EgoID,Alter 1 Number,Alter 1 Name,Alter 2 Number,Alter 2 Name,KNOW\n"
    "7,ป้าดาว,1,ปู,2,ปู,1\n",
}

BOMB = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<graphml><graph><node id="&b;"/></graph></graphml>"""

#: Every text above with the format it has to be recognised as.
BY_FORMAT: dict[str, list[str]] = {
    "graphml": [GRAPHML_TWO_GRAPHS, GRAPHML_YED, GRAPHML_INTERVIEWS],
    "gexf": [GEXF_DYNAMIC, GEXF_OLD],
    "pajek": [PAJEK, PAJEK_TWO_MODE, PAJEK_PROJECT, PAJEK_PARTITION],
    "dl": [DL_EMBEDDED, DL_LABELS_IN_LINES, DL_TWO_MODE, DL_UPPER, DL_NODELIST, DL_SHORT],
    "vna": [VNA],
    "gml": [GML],
    "dot": [DOT],
    "kumu": [KUMU_SIMPLE, KUMU_FULL],
    "cytoscape": [CYTOSCAPE_FLAT],
    "graphcommons": [GRAPH_COMMONS],
    "nodelink": [NODE_LINK],
    "csv": [KUMU_CSV],
    "csv-matrix": [SQUARE, MEMBER_BY_ACTIVITY],
}
